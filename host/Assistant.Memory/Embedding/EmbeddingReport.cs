namespace Assistant.Memory.Embedding;

/// <summary>What operators want to know of the vectors. Thread-safe.</summary>
public sealed class EmbeddingReport
{
    private readonly EmbeddingLedger _ledger;
    private readonly IEmbedder _embedder;
    private readonly PassageEmbedder _passages;

    internal EmbeddingReport(EmbeddingLedger ledger, IEmbedder embedder, PassageEmbedder passages)
    {
        _ledger = ledger;
        _embedder = embedder;
        _passages = passages;
    }

    /// <summary>The state of a city; a count over its passages, so not for every request.</summary>
    /// <param name="cityId">The city.</param>
    /// <exception cref="Storage.StorageException">The database is out of reach.</exception>
    public EmbeddingState Read(string cityId)
    {
        var wanted = _embedder.Models(cityId);
        var models = _ledger.Models(cityId);
        var model = wanted is [var name, ..] ? models.FirstOrDefault(model => model.Name == name) : null;
        var (total, done, failed) = _ledger.Count(cityId, model);
        var searched = models.FirstOrDefault(model => model.IsComplete && wanted.Contains(model.Name, StringComparer.OrdinalIgnoreCase));
        return wanted.Count == 0
            ? new EmbeddingState(null, total, 0, 0, null, "No model is set up for the role “embed”: everything is searched by words alone.")
            : new EmbeddingState(wanted[0], total, done, failed, searched?.Name, _passages.Reason(cityId));
    }
}
