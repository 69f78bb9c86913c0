using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Segments.Searching;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>
/// Which collection the alias stands for, with what it has learned, which lies in points of its own: every host that searches in it analyses
/// questions alike. Thread-safe.
/// </summary>
internal sealed class GenerationStore(QdrantClient client, string alias, Func<CompoundDictionary, GermanAnalyzer> analyzers, RankingOptions weights) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private volatile Generation? _current;

    /// <summary>What was known last, without asking the server.</summary>
    public Generation? Known => _current;

    /// <summary>The generation; <see langword="null"/> where the alias stands for nothing yet.</summary>
    /// <exception cref="QdrantException">The server does not say.</exception>
    public async Task<Generation?> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_current is { } known)
            return known;
        await _loading.WaitAsync(cancellationToken);
        try
        {
            return _current ??= await LoadAsync(cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Asks the server anew at the next call: the collection is gone, since another process has switched the alias.</summary>
    public void Forget(Generation generation) => Interlocked.CompareExchange(ref _current, null, generation);

    /// <summary>The collection that the alias stands for; <see langword="null"/> for none.</summary>
    public async Task<string?> TargetAsync(CancellationToken cancellationToken) =>
        (await client.AliasesAsync(cancellationToken)).FirstOrDefault(entry => entry.AliasName == alias)?.CollectionName;

    /// <summary>Makes a generation that nothing was learned for, so that documents can be written before the index is built from the ledger.</summary>
    public async Task<Generation> CreateEmptyAsync(string collection, string version, QdrantOptions options, CancellationToken cancellationToken)
    {
        var generation = await CreateAsync(collection, version, new Dictionary<string, LearnedCity>(StringComparer.Ordinal), [], options, cancellationToken);
        await SwitchAsync(generation, null, cancellationToken);
        return generation;
    }

    /// <summary>Makes a collection with its indexes and what was learned for it; the alias stays as it is.</summary>
    /// <param name="collection">Its name.</param>
    /// <param name="version">The version of the index.</param>
    /// <param name="learned">What was learned, by city.</param>
    /// <param name="shapes">The embedding models whose vectors it will hold from the start.</param>
    /// <param name="options">How it is divided and copied.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Generation> CreateAsync(
        string collection, string version, IReadOnlyDictionary<string, LearnedCity> learned, IReadOnlyList<VectorShape> shapes, QdrantOptions options, CancellationToken cancellationToken)
    {
        var parts = new List<string>();
        var cities = new Dictionary<string, CityMetadata>(StringComparer.Ordinal);
        foreach (var (city, known) in learned)
        {
            var own = LearnedWordsFormat.Write(known.Words);
            cities[city] = known.Metadata with { FirstStatePart = parts.Count, StateParts = own.Count };
            parts.AddRange(own);
        }

        var metadata = new CollectionMetadata(version) { Cities = cities };
        await client.CreateAsync(collection, CollectionPlan.Of(metadata, shapes, options), cancellationToken);
        foreach (var field in Fields.Indexes)
            await client.IndexFieldAsync(collection, field, cancellationToken);
        for (var part = 0; part < parts.Count; part++)
        {
            using var batch = new PointBatch();
            batch.Add(new Point(PointId.OfState(part), new PointVectors(), new PointPayload(PointKinds.State) { State = parts[part] }));
            await client.UpsertAsync(collection, batch.End(), cancellationToken);
        }

        return new Generation(collection, metadata, learned.ToDictionary(city => city.Key, city => city.Value.Words, StringComparer.Ordinal), analyzers, weights);
    }

    /// <summary>Lets the alias stand for a generation, in one step.</summary>
    /// <param name="generation">The new one.</param>
    /// <param name="before">What it stands for now; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task SwitchAsync(Generation generation, string? before, CancellationToken cancellationToken)
    {
        var create = new AliasChange { CreateAlias = new AliasDescription(alias, generation.Collection) };
        await client.ChangeAliasesAsync(new AliasChanges(before is null ? [create] : [new AliasChange { DeleteAlias = new AliasName(alias) }, create]), cancellationToken);
        _current = generation;
    }

    public void Dispose() => _loading.Dispose();

    private async Task<Generation?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await TargetAsync(cancellationToken) is not { } collection)
            return null;
        var metadata = (await client.CollectionAsync(collection, cancellationToken)).Config.Metadata ?? new CollectionMetadata("");
        var words = new Dictionary<string, LearnedWords>(StringComparer.Ordinal);
        foreach (var (city, known) in metadata.Cities)
            words[city] = await WordsAsync(collection, known, cancellationToken);
        return new Generation(collection, metadata, words, analyzers, weights);
    }

    private async Task<LearnedWords> WordsAsync(string collection, CityMetadata city, CancellationToken cancellationToken)
    {
        var parts = new List<string>();
        for (var part = city.FirstStatePart; part < city.FirstStatePart + city.StateParts; part++)
        {
            var points = await client.PointsAsync(collection, new PointsRequest([PointId.OfState(part)]) { WithPayload = [Fields.State] }, cancellationToken);
            parts.Add(points.SingleOrDefault()?.Payload?.State ?? "");
        }

        try
        {
            return LearnedWordsFormat.Read(parts);
        }
        catch (InvalidDataException exception)
        {
            throw client.Failures.Create(QdrantFailure.BrokenAnswer, $"the points of collection {collection} that hold its dictionary are damaged", "Delete that collection and its alias on the server and run “assistant sync”.", exception);
        }
    }
}
