namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>The part of a city in the index. Immutable.</summary>
internal sealed record ManifestCity
{
    public required string City { get; init; }

    /// <summary>The file with the words that compounds are made of; <see langword="null"/> where none were learned yet.</summary>
    public string? Compounds { get; init; }

    /// <summary>From how many passages they were learned.</summary>
    public long LearnedFrom { get; init; }

    /// <summary>In the order in which they are searched.</summary>
    public IReadOnlyList<ManifestSegment> Segments { get; init; } = [];
}
