using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Indexing;

/// <summary>The vectors that the ledger keeps: an index that is built anew takes them along, and nothing is embedded again. Thread-safe.</summary>
internal interface IKeptVectors
{
    /// <summary>The models that have embedded all passages of a city.</summary>
    /// <param name="cityId">The city.</param>
    IReadOnlyList<VectorShape> Models(string cityId);

    /// <summary>How many passages of a city have a vector.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="shape">The model.</param>
    long Count(string cityId, VectorShape shape);

    /// <summary>The vectors of passages, of those that have one of their present text.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="shape">The model.</param>
    /// <param name="passages">The ledger's numbers.</param>
    IReadOnlyList<PassageVector> Vectors(string cityId, VectorShape shape, IReadOnlyList<long> passages);
}
