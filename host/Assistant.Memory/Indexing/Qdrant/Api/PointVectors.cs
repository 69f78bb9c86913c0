namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The vectors of a point; either may be missing.</summary>
internal sealed record PointVectors
{
    /// <summary>Name of the sparse vector of our own terms.</summary>
    public const string TermsName = "terms";

    /// <summary>Name of the dense vector of the embedding model.</summary>
    public const string MeaningName = "meaning";

    /// <summary>Terms.</summary>
    public SparseVector? Terms { get; init; }

    /// <summary>Meaning, as the embedding model gives it.</summary>
    public float[]? Meaning { get; init; }
}
