using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Qdrant.State;
using Assistant.Memory.Indexing.Qdrant.Terms;
using Assistant.Memory.Indexing.Segments.Searching;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>
/// The passages of all cities in one collection of a Qdrant server, behind an alias. Ranks by BM25 over the terms of our own analysis, written as
/// sparse vectors; document frequencies are counted within the caller’s city, query by query. With dense vectors the two rankings are fused.
/// </summary>
/// <remarks>
/// Beside each passage lies a point for its document, by which documents are counted. A host reads the collection’s dictionary when it first needs
/// it, and again when the collection is gone, since another one has taken its place.
/// </remarks>
internal sealed partial class QdrantPassageIndex : IPassageIndex, IDisposable
{
    private const string Format = "qdrant 1";
    private const int FusionConstant = 60;
    private const int MinFusionDepth = 100;

    private readonly QdrantClient _client;
    private readonly QdrantOptions _options;
    private readonly GenerationStore _generations;
    private readonly ILogger<QdrantPassageIndex> _logger;
    private readonly QdrantBuilder _builder;
    private readonly SemaphoreSlim _writing = new(1);
    private volatile string? _rebuildReason;

    /// <summary>Asks nothing of the server yet.</summary>
    /// <param name="connection">The way to the server.</param>
    /// <param name="options">Settings.</param>
    /// <param name="ranking">What a term counts.</param>
    /// <param name="analyzers">Makes the analysis from what compounds are made of.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of failures.</param>
    public QdrantPassageIndex(
        QdrantConnection connection, QdrantOptions options, RankingOptions ranking, Func<CompoundDictionary, GermanAnalyzer> analyzers, TimeProvider time, ILogger<QdrantPassageIndex> logger)
    {
        (_options, _logger) = (options, logger);
        _client = new QdrantClient(connection, options);
        // Without the dictionary, which each collection brings with it: a collection of the same version can be used as it is.
        Version = $"{Format} {analyzers(CompoundDictionary.Empty).Version} {PassageVectors.Version(ranking)}";
        _generations = new GenerationStore(_client, options.Collection, analyzers, ranking);
        _builder = new QdrantBuilder(_client, _generations, options, analyzers, time);
    }

    /// <summary>What dense vectors come from; another one makes the index be built anew. Default: none, ranking is by terms alone.</summary>
    public EmbeddingSpace? Space { get; init; }

    /// <summary>Reads the words of a spelling dictionary, folded, that help to find the parts of compounds. Default: none.</summary>
    public Func<IReadOnlyCollection<string>> KnownWords
    {
        init => _builder.KnownWords = value;
    }

    /// <summary>What means the same in a city. Default: what any council says.</summary>
    public Func<string, SynonymList> Synonyms { get; init; } = _ => SynonymList.BuiltIn;

    public string Version { get; }

    public string? RebuildReason => _rebuildReason;

    GermanAnalyzer? IPassageIndex.AnalyzerOf(string cityId) => _generations.Known?.Analyzer;

    public Task OpenAsync(CancellationToken cancellationToken) => RunAsync(() => ExamineAsync(cancellationToken));

    public Task RebuildAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, CancellationToken cancellationToken) => WriteAsync(
        async () =>
        {
            await _builder.RebuildAsync(documents, Version, Space, cancellationToken);
            _rebuildReason = null;
        },
        cancellationToken);

    public Task ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken) => documents.Count == 0
        ? Task.CompletedTask
        : WriteAsync(() => _builder.ReplaceAsync(documents, Version, Space, cancellationToken), cancellationToken);

    public Task DeleteAsync(IReadOnlyList<long> documents, CancellationToken cancellationToken) => documents.Count == 0
        ? Task.CompletedTask
        : WriteAsync(() => _builder.DeleteAsync(documents, cancellationToken), cancellationToken);

    /// <summary>Adds dense vectors to passages that are in the index.</summary>
    /// <param name="vectors">Of the model of <see cref="Space"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task WriteVectorsAsync(IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken) => vectors.Count == 0
        ? Task.CompletedTask
        : WriteAsync(() => _builder.WriteVectorsAsync(vectors, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<IndexHit>> SearchAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken) =>
        SearchAsync(access, query, default, cancellationToken);

    /// <summary>Finds the best passages by terms and meaning, by reciprocal rank fusion.</summary>
    /// <param name="access">City and audience.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="meaning">The question’s vector; empty to rank by terms alone.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The ledger’s passage numbers, best first.</returns>
    public Task<IReadOnlyList<IndexHit>> SearchAsync(AccessFilter access, IndexQuery query, ReadOnlyMemory<float> meaning, CancellationToken cancellationToken)
    {
        IReadOnlyList<IndexHit> nothing = [];
        return query.Count <= 0 ? Task.FromResult(nothing) : ReadAsync(
            nothing,
            async generation =>
            {
                if (Plan(access, query, generation.Read(query.Text, Synonyms(access.CityId)), meaning) is not { } search)
                    return nothing;
                var points = await _client.QueryAsync(generation.Collection, search, cancellationToken);
                // Qdrant leaves the order of equal scores open.
                return
                [
                    .. points.Where(point => point.Id.Number is not null)
                        .Select(point => new IndexHit((long)point.Id.Number!.Value, point.Payload?.Document ?? 0, point.Score))
                        .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage),
                ];
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<long>> CountAsync(AccessFilter access, IReadOnlyList<string> terms, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<long>>(
        [.. terms.Select(_ => 0L)],
        async generation => await Task.WhenAll(terms.Select(term => _client.CountAsync(generation.Collection, Filters.OfTerm(access, TermIndex.Of(term)), cancellationToken))),
        cancellationToken);

    public Task<FacetCounts> CountFacetsAsync(AccessFilter access, FacetQuery query, CancellationToken cancellationToken)
    {
        var nothing = new FacetCounts(0, new Dictionary<string, IReadOnlyList<FacetCount>>(StringComparer.Ordinal));
        return ReadAsync(
            nothing,
            generation =>
            {
                if (query.Text is null)
                    return QdrantFacets.CountAsync(_client, generation.Collection, access, null, query.Filter, cancellationToken);
                var terms = generation.Read(query.Text, Synonyms(access.CityId)).Driving;
                return terms.Count == 0 ? Task.FromResult(nothing) : QdrantFacets.CountAsync(_client, generation.Collection, access, terms, query.Filter, cancellationToken);
            },
            cancellationToken);
    }

    public Task<IPassageFilter> AllowedAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken) => ReadAsync<IPassageFilter>(
        new SortedPassages([]),
        async generation => new SortedPassages([.. await _client.ScrollAllAsync(generation.Collection, Filters.OfPassages(access, query), [], cancellationToken)
            .Select(point => (long)point.Id.Number!.Value).Order().ToArrayAsync(cancellationToken)]),
        cancellationToken);

    public Task<IReadOnlyList<IndexEntry>> EntriesAsync(string cityId, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<IndexEntry>>(
        [],
        async generation => await _client.ScrollAllAsync(generation.Collection, Filters.OfCity(cityId, PointKinds.Passage), [Fields.Document], cancellationToken)
            .Select(point => new IndexEntry((long)point.Id.Number!.Value, point.Payload?.Document ?? 0)).ToListAsync(cancellationToken),
        cancellationToken);

    // Qdrant optimises by itself; this is the time to see whether the dictionary is still that of these texts.
    public Task OptimizeAsync(CancellationToken cancellationToken) => RunAsync(() => ExamineAsync(cancellationToken));

    public void Dispose()
    {
        _generations.Dispose();
        _writing.Dispose();
    }

    private static PointsQuery? Plan(AccessFilter access, IndexQuery query, QuestionVector question, ReadOnlyMemory<float> meaning)
    {
        var filter = Filters.OfPassages(access, query);
        var found = question.DrivesByAll ? filter : Filters.And(filter, question.Driving);
        var byTerms = new NearestTerms(question.Terms);
        var parameters = new SearchParameters { Idf = new InverseDocumentFrequency(Filters.OfCity(access.CityId, PointKinds.Passage)) };
        var limit = Math.Min(query.Count, CollectionPlan.MaxResults);
        if (meaning.IsEmpty)
            return question.IsEmpty ? null : new PointsQuery(byTerms, found, limit) { Using = PointVectors.TermsName, Params = parameters, WithPayload = [Fields.Document] };
        var depth = Math.Min(Math.Max(limit, MinFusionDepth), CollectionPlan.MaxResults);
        List<Prefetch> prefetches = [new(new NearestVector(meaning), PointVectors.MeaningName, filter, depth)];
        if (!question.IsEmpty)
            prefetches.Insert(0, new Prefetch(byTerms, PointVectors.TermsName, found, depth) { Params = parameters });
        return new PointsQuery(new RankFusion(new RankFusionConstant(FusionConstant)), filter, limit) { Prefetch = prefetches, WithPayload = [Fields.Document] };
    }

    private async Task ExamineAsync(CancellationToken cancellationToken)
    {
        if (_generations.Known is { } known && await _generations.TargetAsync(cancellationToken) != known.Collection)
            _generations.Forget(known);
        var generation = await _generations.CurrentAsync(cancellationToken);
        var passages = generation is null ? 0 : await _client.CountAsync(generation.Collection, Filters.OfKind(PointKinds.Passage), cancellationToken);
        _rebuildReason = RebuildReasons.Of(generation, passages, Version, Space, _options.Collection);
    }

    /// <summary>Asks the generation; once more where its collection has gone in between.</summary>
    private Task<T> ReadAsync<T>(T nothing, Func<Generation, Task<T>> read, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        for (var again = false; ; again = true)
        {
            if (await _generations.CurrentAsync(cancellationToken) is not { } generation)
                return nothing;
            try
            {
                return await read(generation);
            }
            catch (QdrantException exception) when (exception.Failure == QdrantFailure.Missing && !again)
            {
                _generations.Forget(generation);
            }
        }
    });

    private async Task WriteAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await RunAsync(write);
        }
        finally
        {
            _writing.Release();
        }
    }

    private Task RunAsync(Func<Task> run) => RunAsync(async () =>
    {
        await run();
        return true;
    });

    private async Task<T> RunAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (QdrantException exception)
        {
            LogFailed(exception.Message);
            throw new PassageIndexException(Sentences.Of(exception.Failure), exception);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The passage index cannot be used: {Reason}")]
    private partial void LogFailed(string reason);
}
