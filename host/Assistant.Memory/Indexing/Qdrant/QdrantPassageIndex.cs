using System.Collections.ObjectModel;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Qdrant.State;
using Assistant.Memory.Indexing.Qdrant.Terms;
using Assistant.Memory.Indexing.Segments.Searching;
using Assistant.Memory.Indexing.Vectors;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>
/// The passages of all cities in one collection of a Qdrant server, behind an alias. Ranks by BM25 over the terms of our own analysis, written as sparse vectors,
/// and looks closer at the best as the host's own index does; document frequencies are counted within the caller’s city, query by query. Keeps dense vectors of
/// any number of models.
/// </summary>
/// <remarks>
/// Beside each passage lies a point for its document, by which documents are counted and scored whole. A host reads the collection’s dictionaries when it first
/// needs them, and again when the collection is gone, since another one has taken its place.
/// </remarks>
internal sealed partial class QdrantPassageIndex : IPassageIndex, IMeaningIndex, IDisposable
{
    private const string Format = "qdrant 2";
    private const int MaxCities = 1_000;

    private readonly QdrantClient _client;
    private readonly QdrantOptions _options;
    private readonly RankingOptions _ranking;
    private readonly GenerationStore _generations;
    private readonly ILogger<QdrantPassageIndex> _logger;
    private readonly QdrantBuilder _builder;
    private readonly SecondStage _secondStage;
    private readonly QdrantMeanings _meanings;
    private readonly SemaphoreSlim _writing = new(1);
    private volatile string? _rebuildReason;
    private volatile bool _wasThere;

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
        (_options, _ranking, _logger) = (options, ranking, logger);
        _client = new QdrantClient(connection, options);
        // Without the dictionaries, which each collection brings with it: a collection of the same version can be used as it is.
        Version = $"{Format} {analyzers(CompoundDictionary.Empty).Version} {PassageVectors.Version(ranking)}";
        _generations = new GenerationStore(_client, options.Collection, analyzers, ranking);
        _builder = new QdrantBuilder(_client, _generations, options, analyzers, time);
        _secondStage = new SecondStage(_client, ranking);
        _meanings = new QdrantMeanings(_client);
    }

    /// <summary>The vectors that a new collection takes along. Default: none.</summary>
    public IKeptVectors? Kept
    {
        init => _builder.Kept = value;
    }

    /// <summary>Reads the words of a spelling dictionary, folded, that help to find the parts of compounds. Default: none.</summary>
    public Func<IReadOnlyCollection<string>> KnownWords
    {
        init => _builder.KnownWords = value;
    }

    /// <summary>What means the same in a city. Default: what any council says.</summary>
    public Func<string, SynonymList> Synonyms { get; init; } = _ => SynonymList.BuiltIn;

    public string Version { get; }

    public string? RebuildReason => _rebuildReason;

    GermanAnalyzer? IPassageIndex.AnalyzerOf(string cityId) => _generations.Known?.Of(cityId).Analyzer;

    public Task OpenAsync(CancellationToken cancellationToken) => RunAsync(() => ExamineAsync(cancellationToken), Sentences.OfWrite);

    public Task RebuildAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, CancellationToken cancellationToken) => WriteAsync(
        async () =>
        {
            await _builder.RebuildAsync(documents, Version, cancellationToken);
            (_rebuildReason, _wasThere) = (null, true);
        },
        cancellationToken);

    public Task ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken) => documents.Count == 0
        ? Task.CompletedTask
        : WriteAsync(() => _builder.ReplaceAsync(documents, Version, cancellationToken), cancellationToken);

    public Task DeleteAsync(IReadOnlyList<long> documents, CancellationToken cancellationToken) => documents.Count == 0
        ? Task.CompletedTask
        : WriteAsync(() => _builder.DeleteAsync(documents, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<IndexHit>> SearchAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<IndexHit> nothing = [];
        return query.Count <= 0 ? Task.FromResult(nothing) : ReadAsync(
            nothing,
            async generation =>
            {
                var (vector, words) = generation.Of(access.CityId).Read(query.Text, Synonyms(access.CityId));
                if (vector.IsEmpty)
                    return nothing;
                var points = await _client.QueryAsync(generation.Collection, Plan(access, query, vector), cancellationToken);
                // Qdrant leaves the order of equal scores open.
                var found = points.Where(point => point.Id.Number is not null)
                    .Select(point => new IndexHit((long)point.Id.Number!.Value, point.Payload?.Document ?? 0, point.Score))
                    .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage).ToList();
                var hits = await LookCloserAsync(generation, access, vector, words, found, cancellationToken);
                return hits.Count > query.Count ? [.. hits.Take(query.Count)] : hits;
            },
            cancellationToken);
    }

    public Task FillAsync(string cityId, VectorShape shape, Func<IReadOnlyList<long>, IReadOnlyList<PassageVector>> find, CancellationToken cancellationToken) => ReadAsync(
        true,
        async generation =>
        {
            await _meanings.FillAsync(generation, cityId, shape, find, _builder.NextRevision(), write => WriteAsync(write, cancellationToken), cancellationToken);
            return true;
        },
        cancellationToken);

    public Task<long> CountAsync(string cityId, VectorShape shape, CancellationToken cancellationToken) =>
        ReadAsync(0L, generation => _meanings.CountAsync(generation, cityId, shape, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<VectorHit>> NearestAsync(AccessFilter access, IndexQuery query, VectorShape shape, ReadOnlyMemory<float> question, CancellationToken cancellationToken)
    {
        IReadOnlyList<VectorHit> nothing = [];
        return query.Count <= 0 ? Task.FromResult(nothing) : ReadAsync(nothing, generation => _meanings.NearestAsync(generation, access, query, shape, question, cancellationToken), cancellationToken);
    }

    public Task DropAsync(string cityId, VectorShape shape, CancellationToken cancellationToken) => ReadAsync(
        true,
        async generation =>
        {
            await WriteAsync(() => _meanings.DropAsync(generation, cityId, shape, cancellationToken), cancellationToken);
            return true;
        },
        cancellationToken);

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
                var terms = generation.Of(access.CityId).Read(query.Text, Synonyms(access.CityId)).Vector.Driving;
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
    public Task OptimizeAsync(CancellationToken cancellationToken) => RunAsync(() => ExamineAsync(cancellationToken), Sentences.OfWrite);

    public void Dispose()
    {
        _generations.Dispose();
        _writing.Dispose();
    }

    private PointsQuery Plan(AccessFilter access, IndexQuery query, QuestionVector question)
    {
        var filter = Filters.OfPassages(access, query);
        return new PointsQuery(
            new NearestTerms(question.Terms),
            question.DrivesByAll ? filter : Filters.And(filter, question.Driving),
            Math.Min(Math.Max(query.Count, _ranking.RescoreDepth), CollectionPlan.MaxResults))
        {
            Using = PointVectors.TermsName, Params = SearchParameters.Within(access.CityId), WithPayload = [Fields.Document],
        };
    }

    // What was found is shown all the same where the server fails over the second look.
    private async Task<IReadOnlyList<IndexHit>> LookCloserAsync(
        Generation generation, AccessFilter access, QuestionVector vector, QuestionWords words, IReadOnlyList<IndexHit> found, CancellationToken cancellationToken)
    {
        try
        {
            return await _secondStage.RunAsync(generation.Collection, access, vector, words, found, cancellationToken);
        }
        catch (QdrantException exception) when (exception.Failure != QdrantFailure.Missing)
        {
            LogFirstStage(exception.Message);
            return found;
        }
    }

    private async Task ExamineAsync(CancellationToken cancellationToken)
    {
        if (_generations.Known is { } known && await _generations.TargetAsync(cancellationToken) != known.Collection)
            _generations.Forget(known);
        var generation = await _generations.CurrentAsync(cancellationToken);
        IReadOnlyList<FacetHit> cities = generation is null || generation.Metadata.Version != Version
            ? []
            : await _client.FacetAsync(generation.Collection, Fields.City, Filters.OfKind(PointKinds.Passage), MaxCities, cancellationToken);
        _rebuildReason = RebuildReasons.Of(generation, cities.ToDictionary(city => city.Value, city => city.Count, StringComparer.Ordinal), Version, _options.Collection);
    }

    /// <summary>Asks the generation; once more where its collection has gone in between.</summary>
    private Task<T> ReadAsync<T>(T nothing, Func<Generation, Task<T>> read, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        for (var again = false; ; again = true)
        {
            if (await _generations.CurrentAsync(cancellationToken) is not { } generation)
                return _wasThere ? throw Lost() : nothing;
            _wasThere = true;
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
            await RunAsync(write, Sentences.OfWrite);
        }
        finally
        {
            _writing.Release();
        }
    }

    // Nobody is to take an empty list for an answer.
    private QdrantException Lost()
    {
        _rebuildReason = RebuildReasons.Of(null, ReadOnlyDictionary<string, long>.Empty, Version, _options.Collection);
        return _client.Failures.Create(QdrantFailure.Missing, $"the alias {_options.Collection} stands for no collection any more", "Run “assistant sync”: it builds the index anew from the stored documents.");
    }

    private Task RunAsync(Func<Task> run, Func<QdrantFailure, string>? sentence = null) => RunAsync(
        async () =>
        {
            await run();
            return true;
        },
        sentence);

    private async Task<T> RunAsync<T>(Func<Task<T>> run, Func<QdrantFailure, string>? sentence = null)
    {
        try
        {
            return await run();
        }
        catch (QdrantException exception)
        {
            LogFailed(exception.Message);
            throw new PassageIndexException((sentence ?? Sentences.OfSearch)(exception.Failure), exception);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The passage index cannot be used: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Passages were found, but not looked at closer, so that their order is a rougher one: {Reason}")]
    private partial void LogFirstStage(string reason);
}
