namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What the index has to know of a city: its words are learned from its own texts, and its lengths compared with its own.</summary>
internal sealed record CityMetadata
{
    /// <summary>How many passages it was learned from.</summary>
    public long Passages { get; init; }

    /// <summary>The mean number of words of a text.</summary>
    public double TextLength { get; init; }

    /// <summary>The mean number of words of a passage's heading.</summary>
    public double HeadingLength { get; init; }

    /// <summary>The mean number of words of a passage's title.</summary>
    public double TitleLength { get; init; }

    /// <summary>The mean number of words of all texts of a document together.</summary>
    public double DocumentLength { get; init; }

    /// <summary>The first point that holds its state.</summary>
    public int FirstStatePart { get; init; }

    /// <summary>How many points hold its state; 0 where nothing was learned.</summary>
    public int StateParts { get; init; }
}
