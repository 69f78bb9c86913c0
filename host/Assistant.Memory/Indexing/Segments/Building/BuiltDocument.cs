namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>A document in a <see cref="SegmentBuilder"/>.</summary>
internal readonly record struct BuiltDocument
{
    public BuiltDocument(IndexedDocument document, TokenRange title, int firstPassage, int endPassage)
    {
        Number = document.Document;
        Audience = document.Audience.Value;
        Day = document.Date?.DayNumber ?? -1;
        Facets = document.Facets;
        (Title, FirstPassage, EndPassage) = (title, firstPassage, endPassage);
    }

    public long Number { get; }

    public string Audience { get; }

    /// <summary>The day's number; -1 for none.</summary>
    public int Day { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; }

    public TokenRange Title { get; }

    public int FirstPassage { get; }

    public int EndPassage { get; }
}
