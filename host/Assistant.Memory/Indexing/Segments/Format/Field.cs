namespace Assistant.Memory.Indexing.Segments.Format;

/// <summary>Where in a passage a term stands.</summary>
internal enum Field : byte
{
    /// <summary>In the body.</summary>
    Text,

    /// <summary>In the nearest heading above.</summary>
    Heading,

    /// <summary>In the title or reference of the document.</summary>
    Title,
}
