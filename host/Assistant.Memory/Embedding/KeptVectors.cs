using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Embedding;

/// <summary>The vectors of the ledger, for an index that keeps them itself. Thread-safe.</summary>
internal sealed class KeptVectors(EmbeddingLedger ledger) : IKeptVectors
{
    public IReadOnlyList<VectorShape> Models(string cityId) => [.. Complete(cityId).Select(model => model.Shape).Distinct()];

    public long Count(string cityId, VectorShape shape)
    {
        if (Find(cityId, shape) is not { } model)
            return 0;
        var (_, done, failed) = ledger.Count(cityId, model);
        return done - failed;
    }

    public IReadOnlyList<PassageVector> Vectors(string cityId, VectorShape shape, IReadOnlyList<long> passages) =>
        Find(cityId, shape) is { } model ? ledger.Vectors(ledger.Links(model, passages)) : [];

    private EmbeddingModel? Find(string cityId, VectorShape shape) => Complete(cityId).FirstOrDefault(model => model.Shape == shape);

    private IEnumerable<EmbeddingModel> Complete(string cityId) => ledger.Models(cityId).Where(model => model.IsComplete);
}
