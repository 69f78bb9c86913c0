using System.Collections.Concurrent;
using System.Globalization;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Embedding;

/// <summary>
/// Vectors that the index keeps itself. Which model is complete is in the ledger; whether the index has its vectors is asked, since an index can be lost or built
/// anew. Thread-safe.
/// </summary>
internal sealed class IndexedVectors(EmbeddingLedger ledger, IMeaningIndex index, TimeProvider timeProvider) : ICityVectors
{
    // Papers that were just changed lack their vectors until the next round; a city that lacks more is searched by words alone.
    private const double Enough = 0.95;

    private static readonly TimeSpan s_askedAgain = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, EmbeddingModel> _searched = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (long Since, string Reason)> _lacking = new(StringComparer.Ordinal);

    public async Task<(EmbeddingModel? Model, string? Reason)> FindModelAsync(string cityId, CancellationToken cancellationToken)
    {
        if (_searched.TryGetValue(cityId, out var searched))
            return (searched, null);
        if (_lacking.TryGetValue(cityId, out var lacking) && timeProvider.GetElapsedTime(lacking.Since) < s_askedAgain)
            return (null, lacking.Reason);
        if (ledger.Models(cityId).FirstOrDefault(model => model.IsComplete) is not { } model)
            return (null, "its passages have not all been embedded yet");
        var held = await index.CountAsync(cityId, model.Shape, cancellationToken);
        var (_, done, failed) = ledger.Count(cityId, model);
        if (held > 0 && held >= Enough * (done - failed))
            return (_searched[cityId] = model, null);
        var reason = string.Create(CultureInfo.InvariantCulture, $"the index holds {held:N0} of the {done - failed:N0} vectors of {model.Name} yet; the host brings the others while it runs");
        _lacking[cityId] = (timeProvider.GetTimestamp(), reason);
        return (null, reason);
    }

    public async Task<IReadOnlyList<VectorHit>> SearchAsync(EmbeddingModel model, AccessFilter access, IndexQuery query, float[] question, CancellationToken cancellationToken)
    {
        try
        {
            return await index.NearestAsync(access, query, model.Shape, question, cancellationToken);
        }
        catch (PassageIndexException)
        {
            // Perhaps another collection stands there now: it is asked what that one holds.
            _searched.TryRemove(model.CityId, out _);
            throw;
        }
    }

    public async Task UpdateAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        await index.FillAsync(model.CityId, model.Shape, passages => ledger.Vectors(ledger.Links(model, passages)), cancellationToken);
        _searched[model.CityId] = model;
    }

    // The server sums its own blocks up.
    public Task<int> VerifyAsync(string cityId, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task DeleteAsync(EmbeddingModel model, CancellationToken cancellationToken) =>
        model.Dimension > 0 ? index.DropAsync(model.CityId, model.Shape, cancellationToken) : Task.CompletedTask;
}
