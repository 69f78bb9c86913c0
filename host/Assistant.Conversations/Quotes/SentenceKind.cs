namespace Assistant.Conversations.Quotes;

/// <summary>What a stretch between two sentence ends is.</summary>
internal enum SentenceKind
{
    /// <summary>A whole sentence.</summary>
    Whole,

    /// <summary>A row of a table or a list of fields.</summary>
    Row,

    /// <summary>A heading, or a sentence that was cut off.</summary>
    Fragment,

    /// <summary>A question.</summary>
    Question,

    /// <summary>Letterhead, address, form: nobody's statement.</summary>
    Boilerplate,
}
