using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Embedding;

/// <summary>The vectors of the ledger, for an index that keeps them itself. Thread-safe.</summary>
internal sealed class KeptVectors(EmbeddingLedger ledger) : IKeptVectors
{
    public IReadOnlyList<VectorShape> Models(string cityId) => [.. Complete(cityId).Select(model => model.Shape).Distinct()];

    public IReadOnlyList<PassageVector> Vectors(string cityId, VectorShape shape, IReadOnlyList<long> passages) =>
        Complete(cityId).FirstOrDefault(model => model.Shape == shape) is { } model ? ledger.Vectors(ledger.Links(model, passages)) : [];

    private IEnumerable<EmbeddingModel> Complete(string cityId) => ledger.Models(cityId).Where(model => model.IsComplete);
}
