using System.Collections.Concurrent;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Vectors;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Embedding;

/// <summary>The vectors that are searched, for each city those of one model, in files made from the ledger. Thread-safe.</summary>
internal sealed class CityVectors(EmbeddingLedger ledger, IPassageIndex index, string folder, ILogger<CityVectors> logger) : ICityVectors, IDisposable
{
    private const int TakenAtATime = VectorFile.DefaultSlots;
    private readonly ConcurrentDictionary<string, (EmbeddingModel Model, VectorStore Store)> _searched = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changing = new(1, 1);
    private bool _closed;

    /// <summary>The model that a city is searched by, with its vectors; <see langword="null"/> where none has embedded everything yet.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cancellationToken">Ends the waiting for a file to be opened.</param>
    public async ValueTask<(EmbeddingModel Model, VectorStore Store)?> FindAsync(string cityId, CancellationToken cancellationToken)
    {
        if (_searched.TryGetValue(cityId, out var searched))
            return searched;
        if (ledger.Models(cityId).FirstOrDefault(model => model.IsComplete) is not { } complete)
            return null;
        await UpdateAsync(complete, cancellationToken);
        return _searched.TryGetValue(cityId, out searched) ? searched : null;
    }

    /// <summary>Brings the file of a complete model to what the ledger knows, and has the city searched by it from now on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Ends it; the next time goes on.</param>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    public async Task UpdateAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            var known = _searched.TryGetValue(model.CityId, out var searched) && searched.Model.Id == model.Id;
            var store = known ? searched.Store : await Task.Run(() => VectorStore.Open(Folder(model.CityId), model.Shape, logger), cancellationToken);
            try
            {
                await Task.Run(() => Update(model, store, cancellationToken), cancellationToken);
            }
            catch when (!known)
            {
                store.Dispose();
                throw;
            }

            _searched[model.CityId] = (model, store);
            if (!known && searched.Store is { } old)
                old.Dispose();
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Reads through everything, and takes damaged vectors anew from the ledger.</summary>
    /// <returns>How many were damaged.</returns>
    public async Task<int> VerifyAsync(string cityId, CancellationToken cancellationToken)
    {
        if (await FindAsync(cityId, cancellationToken) is not { } searched)
            return 0;
        var damaged = await Task.Run(() => searched.Store.RemoveDamaged(thorough: true, cancellationToken), cancellationToken);
        if (damaged > 0)
            await UpdateAsync(searched.Model, cancellationToken);
        return damaged;
    }

    public async Task<(EmbeddingModel? Model, string? Reason)> FindModelAsync(string cityId, CancellationToken cancellationToken) =>
        await FindAsync(cityId, cancellationToken) is { } searched ? (searched.Model, null) : (null, "its passages have not all been embedded yet");

    public async Task<IReadOnlyList<VectorHit>> SearchAsync(EmbeddingModel model, AccessFilter access, IndexQuery query, float[] question, CancellationToken cancellationToken)
    {
        // Another model may have taken over since the question was embedded.
        if (!_searched.TryGetValue(model.CityId, out var searched) || searched.Model.Id != model.Id)
            return [];
        var filter = await index.AllowedAsync(access, query, cancellationToken);
        return await Task.Run(() => searched.Store.Search(question, query.Count, filter, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes the file of a model that the city is not searched by.</summary>
    public Task DeleteAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        if (model.Dimension > 0)
            VectorStore.Delete(Folder(model.CityId), model.Shape);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _closed = true;
        foreach (var (_, store) in _searched.Values)
            store.Dispose();
        _searched.Clear();
        _changing.Dispose();
    }

    private void Update(EmbeddingModel model, VectorStore store, CancellationToken cancellationToken)
    {
        store.RemoveDamaged(thorough: false, cancellationToken);
        var held = store.Embeddings();
        var lacking = ledger.Links(model).Where(link => !(held.Remove(link.Passage, out var embedding) && embedding == link.Embedding)).ToList();
        store.Remove(held.Keys);
        foreach (var links in lacking.Chunk(TakenAtATime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            store.Append(ledger.Vectors(links));
        }

        store.Compact();
    }

    private string Folder(string cityId) => Path.Combine(folder, VectorFileName.Folder(cityId));
}
