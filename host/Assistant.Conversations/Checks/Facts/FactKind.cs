namespace Assistant.Conversations.Checks.Facts;

/// <summary>What a fact is.</summary>
internal enum FactKind
{
    /// <summary>A number with or without a unit; sums of money too.</summary>
    Number,

    /// <summary>A part of a whole: 25 %, ein Viertel.</summary>
    Share,

    /// <summary>A place in an order: der dritte, 3.</summary>
    Ordinal,

    /// <summary>A day, month, year, quarter or half-year.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A paper's number, a paragraph, a labelled number.</summary>
    Reference,
}
