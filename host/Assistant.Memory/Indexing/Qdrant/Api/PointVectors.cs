using System.Text.Json.Serialization;

namespace Assistant.Memory.Indexing.Qdrant.Api;

/// <summary>The vectors of a point as they are written; any may be missing.</summary>
[JsonConverter(typeof(PointVectorsConverter))]
internal sealed record PointVectors
{
    /// <summary>Name of the sparse vector of our own terms.</summary>
    public const string TermsName = "terms";

    /// <summary>Terms.</summary>
    public SparseVector? Terms { get; init; }

    /// <summary>Meanings, one for each embedding model.</summary>
    public IReadOnlyList<NamedVector> Meanings { get; init; } = [];
}
