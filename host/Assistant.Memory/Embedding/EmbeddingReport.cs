namespace Assistant.Memory.Embedding;

/// <summary>What operators want to know of the vectors. Thread-safe.</summary>
public sealed class EmbeddingReport
{
    private readonly EmbeddingLedger _ledger;
    private readonly IEmbedder _embedder;
    private readonly PassageEmbedder _passages;
    private readonly ICityVectors _vectors;
    private readonly EmbeddingOptions _options;

    internal EmbeddingReport(EmbeddingLedger ledger, IEmbedder embedder, PassageEmbedder passages, ICityVectors vectors, EmbeddingOptions options)
    {
        _vectors = vectors;
        _options = options;
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
            ? new EmbeddingState(null, total, 0, 0, null, _options.IsOn ? "no model is set up for the role “embed”" : "it is switched off (Assistant:Embedding:IsOn)")
            : new EmbeddingState(wanted[0], total, Math.Min(done, total), failed, searched?.Name, _passages.Reason(cityId));
    }

    /// <summary>Reads through all vectors that a city is searched by, and takes what is damaged anew from the ledger, without asking a model.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>How many were damaged.</returns>
    /// <exception cref="IOException">The files cannot be read or written.</exception>
    public Task<int> VerifyAsync(string cityId, CancellationToken cancellationToken) => _vectors.VerifyAsync(cityId, cancellationToken);
}
