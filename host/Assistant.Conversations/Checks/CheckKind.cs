namespace Assistant.Conversations.Checks;

/// <summary>What a check looks at.</summary>
public enum CheckKind
{
    /// <summary>A citation names a passage that was not in the prompt, or a sentence that needs one has none.</summary>
    Citation,

    /// <summary>Words in quotation marks stand so in no cited passage.</summary>
    Quote,

    /// <summary>A number, share or measure.</summary>
    Number,

    /// <summary>A sum of money.</summary>
    Amount,

    /// <summary>A day, month, year, quarter or weekday.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A paper's number, a paragraph of a law, an agenda item.</summary>
    Reference,

    /// <summary>What became of a matter: decided, rejected, recommended …</summary>
    Status,

    /// <summary>A “nicht” or “kein” that was lost or added.</summary>
    Negation,

    /// <summary>A committee or party.</summary>
    Name,

    /// <summary>An address that stands in no source, or markup.</summary>
    Link,
}
