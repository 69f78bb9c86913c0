using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>
/// Which collection the alias stands for, with what it has learned, which lies in points of its own: every host that searches in it analyses
/// questions alike. Thread-safe.
/// </summary>
internal sealed class GenerationStore(QdrantClient client, string alias, Func<CompoundDictionary, GermanAnalyzer> analyzers, RankingOptions weights) : IDisposable
{
    // Made before something could be learned; only BM25’s normalisation by length depends on it until the index is built from the ledger.
    private const double UsualTextLength = 120;
    private const double UsualHeadingLength = 6;
    private const double UsualTitleLength = 12;

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
    public async Task<Generation> CreateEmptyAsync(string collection, string version, EmbeddingSpace? space, QdrantOptions options, CancellationToken cancellationToken)
    {
        var metadata = new CollectionMetadata(version) { Embedding = space?.Model, TextLength = UsualTextLength, HeadingLength = UsualHeadingLength, TitleLength = UsualTitleLength };
        var generation = await CreateAsync(collection, metadata, LearnedWords.None, space, options, cancellationToken);
        await SwitchAsync(generation, null, cancellationToken);
        return generation;
    }

    /// <summary>Makes a collection with its indexes and what was learned for it; the alias stays as it is.</summary>
    public async Task<Generation> CreateAsync(string collection, CollectionMetadata metadata, LearnedWords words, EmbeddingSpace? space, QdrantOptions options, CancellationToken cancellationToken)
    {
        var parts = words == LearnedWords.None ? [] : LearnedWordsFormat.Write(words);
        var known = metadata with { StateParts = parts.Count };
        await client.CreateAsync(collection, CollectionPlan.Of(known, space, options), cancellationToken);
        foreach (var field in Fields.Indexes)
            await client.IndexFieldAsync(collection, field, cancellationToken);
        for (var part = 0; part < parts.Count; part++)
        {
            using var batch = new PointBatch();
            batch.Add(new Point(PointId.OfState(part), new PointVectors(), new PointPayload(PointKinds.State) { State = parts[part] }));
            await client.UpsertAsync(collection, batch.End(), cancellationToken);
        }

        return new Generation(collection, known, words, analyzers, weights);
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
        return new Generation(collection, metadata, await WordsAsync(collection, metadata, cancellationToken), analyzers, weights);
    }

    private async Task<LearnedWords> WordsAsync(string collection, CollectionMetadata metadata, CancellationToken cancellationToken)
    {
        if (metadata.StateParts == 0)
            return LearnedWords.None;
        var parts = new List<string>();
        for (var part = 0; part < metadata.StateParts; part++)
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
