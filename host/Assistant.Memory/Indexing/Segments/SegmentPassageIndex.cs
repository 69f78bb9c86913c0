using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Postings;
using Assistant.Memory.Indexing.Segments.Searching;
using Assistant.Memory.Indexing.Segments.Storage;
using Assistant.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Indexing.Segments;

/// <summary>
/// The index in this process: immutable segments in a folder, mapped into memory, and a manifest that is swapped in one step. Searches see one state from beginning
/// to end and never wait for writers.
/// </summary>
internal sealed partial class SegmentPassageIndex : IPassageIndex, IDisposable
{
    private const int Growth = 2;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SegmentIndexOptions _options;
    private readonly ILogger<SegmentPassageIndex> _logger;
    private readonly IndexStore _store;
    private readonly IndexWriter _writer;
    private readonly SegmentMerges _merges;
    private readonly CitySearch _search;

    /// <summary>Opens the index.</summary>
    /// <param name="files">Its folder.</param>
    /// <param name="options">Settings.</param>
    /// <param name="analyzers">Makes the analysis of a city from what its compounds are made of.</param>
    /// <param name="logger">Told of damaged files and failed merges.</param>
    public SegmentPassageIndex(IIndexFiles files, SegmentIndexOptions options, Func<CompoundDictionary, GermanAnalyzer> analyzers, ILogger<SegmentPassageIndex> logger)
    {
        (_options, _logger) = (options, logger);
        Version = $"segments {Manifest.CurrentFormat} {analyzers(CompoundDictionary.Empty).Version}";
        _store = new IndexStore(files, options, analyzers);
        _writer = new IndexWriter(_store, options);
        _merges = new SegmentMerges(_store, _writing, options, exception => LogMergeFailed(exception.Message));
        _search = new CitySearch(options);
    }

    public string Version { get; }

    public string? RebuildReason
    {
        get
        {
            using var snapshot = _store.Snapshot();
            if (_store.Damage is { } damage)
                return damage;
            if (snapshot.Manifest.Version != Version)
                return $"The index was built by another version of the program, which analysed texts in another way ({snapshot.Manifest.Version}, now {Version}).";
            var grown = snapshot.Cities.FirstOrDefault(city => city.LivePassages > Growth * city.Entry.LearnedFrom);
            return grown is null ? null : $"The index of {grown.City} has grown from {grown.Entry.LearnedFrom} to {grown.LivePassages} passages since it learned which words compounds are made of.";
        }
    }

    public bool WantsRebuild => RebuildReason is not null;

    public async Task ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken) =>
        await WriteAsync(() => _writer.Replace(documents, [], CancellationToken.None), documents.Count, cancellationToken);

    public async Task DeleteAsync(IReadOnlyList<long> documents, CancellationToken cancellationToken) =>
        await WriteAsync(() => _writer.Replace([], documents, CancellationToken.None), documents.Count, cancellationToken);

    public async Task RebuildAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, CancellationToken cancellationToken)
    {
        await AloneAsync(() => _writer.RebuildAsync(documents, Version, cancellationToken), cancellationToken);
        _merges.Schedule();
    }

    public Task OptimizeAsync(CancellationToken cancellationToken) =>
        _merges.RunAsync(city => MergePolicy.Optimize(city, _options.MaxSegmentBytes), cancellationToken);

    public Task<IReadOnlyList<IndexHit>> SearchAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<IndexHit>>(access.CityId, city => _search.Run(city, access, query, cancellationToken), [], cancellationToken);

    public Task<IReadOnlyList<long>> CountAsync(AccessFilter access, IReadOnlyList<string> terms, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<long>>(access.CityId, city => [.. terms.Select(term => PassageCounts.Of(city, access, term, cancellationToken))], [.. terms.Select(_ => 0L)], cancellationToken);

    public Task<FacetCounts> CountFacetsAsync(AccessFilter access, FacetQuery query, CancellationToken cancellationToken) =>
        ReadAsync(
            access.CityId,
            city => query.Text is null && query.Filter.IsEmpty
                ? city.AllFacets(access, () => FacetTally.Count(city, access, null, query.Filter, cancellationToken))
                : FacetTally.Count(city, access, query.Text is null ? null : QuestionGroups.Of(city, query.Text, _options.Synonyms(access.CityId), _options.Ranking), query.Filter, cancellationToken),
            new FacetCounts(0, new Dictionary<string, IReadOnlyList<FacetCount>>(StringComparer.Ordinal)),
            cancellationToken);

    public Task<IPassageFilter> AllowedAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken) =>
        ReadAsync<IPassageFilter>(access.CityId, city => PassageCounts.Allowed(city, access, query), new PassageBitmap(), cancellationToken);

    public Task<IReadOnlyList<IndexEntry>> EntriesAsync(string cityId, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<IndexEntry>>(cityId, PassageCounts.Entries, [], cancellationToken);

    GermanAnalyzer? IPassageIndex.AnalyzerOf(string cityId)
    {
        using var snapshot = _store.Snapshot();
        return snapshot.City(cityId)?.Analyzer;
    }

    /// <summary>Compares every file with its checksums; a finding is a <see cref="RebuildReason"/>.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task VerifyAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var snapshot = _store.Snapshot();
            foreach (var view in snapshot.Cities.SelectMany(city => city.Segments))
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    view.Segment.Verify();
                }
                catch (IndexDamagedException exception)
                {
                    _store.Report(exception);
                }
            }
        },
        cancellationToken);

    /// <summary>What the index is made of.</summary>
    public IndexFigures Figures()
    {
        using var snapshot = _store.Snapshot();
        var views = snapshot.Cities.SelectMany(city => city.Segments).ToList();
        return new IndexFigures(views.Sum(view => (long)view.LivePassages), views.Count, views.Sum(view => view.Segment.Bytes), views.Sum(view => (long)view.Segment.TermCount));
    }

    /// <summary>Closes the index; searches under way end first.</summary>
    public void Dispose()
    {
        _merges.Dispose();
        _store.Dispose();
        _writing.Dispose();
    }

    private async Task WriteAsync(Action write, int documents, CancellationToken cancellationToken)
    {
        if (documents == 0)
            return;
        if (_options.MergesInBackground && HasTooMany())
            await _merges.RunAsync(city => MergePolicy.Next(city, _options.MaxSegmentBytes), cancellationToken);
        await AloneAsync(() => Task.Run(write, CancellationToken.None), cancellationToken);
        _merges.Schedule();
    }

    private async Task AloneAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await write();
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            // What the batch had to delete cannot be found any more: it must not be taken for written.
            Report(exception);
            throw new StorageException(StorageFailure.Damaged, $"The index cannot be changed: {_store.Damage} Run “assistant sync” again, which builds it anew.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var full = DiskErrors.IsFull(exception);
            throw new StorageException(
                full ? StorageFailure.DiskFull : StorageFailure.NotAccessible,
                full ? "The disk of the index is full. Make room and start again; nothing is lost." : $"The index cannot be written ({exception.Message}). Check the data directory and its permissions.",
                exception);
        }
        finally
        {
            _writing.Release();
        }
    }

    private bool HasTooMany()
    {
        using var snapshot = _store.Snapshot();
        return snapshot.Cities.Any(city => city.Segments.Count > MergePolicy.TooMany);
    }

    // Mapped files have no asynchronous reads; the pool thread keeps the caller free.
    private Task<T> ReadAsync<T>(string cityId, Func<CitySnapshot, T> read, T nothing, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var snapshot = _store.Snapshot();
            try
            {
                return snapshot.City(cityId) is { } city ? read(city) : nothing;
            }
            catch (Exception exception) when (IsDamage(exception))
            {
                Report(exception);
                return nothing;
            }
        },
        cancellationToken);

    private void Report(Exception exception)
    {
        _store.Report(exception as IndexDamagedException ?? new IndexDamagedException(exception.Message, exception));
        LogDamaged(_store.Damage!);
    }

    // What is read from a file is checked where it costs nothing; a wrong number elsewhere ends at the bounds of a span.
    private static bool IsDamage(Exception exception) => exception is IndexDamagedException or IndexOutOfRangeException or ArgumentOutOfRangeException;

    [LoggerMessage(Level = LogLevel.Error, Message = "The index is to be built anew by “assistant sync”: {Reason}")]
    private partial void LogDamaged(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Segments of the index were not merged, and will be at the next change: {Reason}")]
    private partial void LogMergeFailed(string reason);
}
