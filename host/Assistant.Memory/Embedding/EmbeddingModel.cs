using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Embedding;

/// <summary>A model of a city as the ledger knows it. Immutable.</summary>
/// <param name="Id">The ledger's number.</param>
/// <param name="CityId">The city.</param>
/// <param name="Name">The model.</param>
/// <param name="Dimension">How many numbers its vectors have; zero while there are none.</param>
/// <param name="IsComplete">Whether all passages have had a vector at some time: then it is searched.</param>
internal sealed record EmbeddingModel(long Id, string CityId, string Name, int Dimension, bool IsComplete)
{
    /// <summary>What its vectors share.</summary>
    public VectorShape Shape => new(Name, Dimension);
}
