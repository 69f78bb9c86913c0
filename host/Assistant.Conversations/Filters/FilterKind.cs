namespace Assistant.Conversations.Filters;

/// <summary>What a filter is about.</summary>
public enum FilterKind
{
    /// <summary>The day of a document.</summary>
    Period,

    /// <summary>The organization that dealt with it.</summary>
    Committee,

    /// <summary>The kind of paper.</summary>
    PaperType,

    /// <summary>What became of it.</summary>
    Outcome,
}
