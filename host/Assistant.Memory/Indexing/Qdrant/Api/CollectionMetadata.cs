namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>What the index has to know of a collection that it made.</summary>
/// <param name="Version">The <see cref="IPassageIndex.Version"/> that it was built with.</param>
internal sealed record CollectionMetadata(string Version)
{
    /// <summary>The embedding model; <see langword="null"/> where there are no vectors.</summary>
    public string? Embedding { get; init; }

    /// <summary>How many passages it was learned from.</summary>
    public long Passages { get; init; }

    /// <summary>The mean number of terms of a text.</summary>
    public double TextLength { get; init; }

    /// <summary>The mean number of terms of a heading.</summary>
    public double HeadingLength { get; init; }

    /// <summary>The mean number of terms of a title.</summary>
    public double TitleLength { get; init; }

    /// <summary>How many points hold the state; 0 where nothing was learned.</summary>
    public int StateParts { get; init; }
}
