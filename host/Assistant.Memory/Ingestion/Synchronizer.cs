using System.Threading.Channels;
using Assistant.Memory.Files;
using Assistant.Memory.Indexing;
using Assistant.Memory.Ledger;
using Assistant.Sdk;

namespace Assistant.Memory.Ingestion;

/// <summary>
/// The journey of documents: reads a source's changes, prepares several documents at a time, writes them in the source's order. Passages
/// and ledger are one transaction, the index is told from the ledger, the cursor moves last; every step can be repeated, so a kill at any
/// point loses and doubles nothing.
/// </summary>
public sealed class Synchronizer
{
    private const int BatchSize = 64;
    private readonly SourceLedger _sources;
    private readonly DocumentLedger _documents;
    private readonly DocumentPreparer _preparer;
    private readonly IPassageIndex _index;
    private readonly IndexRebuilder _rebuilder;
    private readonly DocumentFiles _files;
    private readonly MemoryOptions _options;
    private readonly TimeProvider _timeProvider;

    internal Synchronizer(
        SourceLedger sources,
        DocumentLedger documents,
        DocumentPreparer preparer,
        IPassageIndex index,
        IndexRebuilder rebuilder,
        DocumentFiles files,
        MemoryOptions options,
        TimeProvider timeProvider)
    {
        _sources = sources;
        _documents = documents;
        _preparer = preparer;
        _index = index;
        _rebuilder = rebuilder;
        _files = files;
        _options = options;
        _timeProvider = timeProvider;
    }

    /// <summary>Runs over one source. One run per source at a time; the caller sees to that.</summary>
    /// <param name="target">The source.</param>
    /// <param name="full">Whether to read everything again.</param>
    /// <param name="progress">Told after each batch; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Ends the run; what is written stays, the cursor does not move.</param>
    /// <exception cref="PluginException">The source cannot be read at all.</exception>
    /// <exception cref="Extraction.ExtractionToolMissingException">A program for reading files is not installed.</exception>
    /// <exception cref="Storage.StorageException">The disk is full, or the database is not to be used.</exception>
    public async Task<SyncSummary> RunAsync(SyncTarget target, bool full, IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        var run = await _sources.BeginAsync(target.Key, full, cancellationToken);
        await _rebuilder.RunAsync(cancellationToken);
        if (run.Full)
            await _documents.ReconcileAsync(_index, target.Key.CityId, cancellationToken);
        await _documents.DrainAsync(_index, cancellationToken);

        var tally = new SyncTally();
        var completed = await ReadAsync(target, run, tally, progress, cancellationToken);
        if (completed is not null)
        {
            if (completed.Exhaustive)
                tally.CountDeleted(await _documents.MarkUnseenDeletedAsync(run, cancellationToken));
            await RetryAsync(target, run, tally, progress, cancellationToken);
        }

        await _documents.DrainAsync(_index, cancellationToken);
        _files.Tidy(target.Key.CityId);
        // A city that has grown a lot knows more of its compounds now.
        var rebuilt = await _rebuilder.RunAsync(cancellationToken) is not null;
        if (!rebuilt && tally.Added + tally.Changed + tally.Deleted > BatchSize)
            await _index.OptimizeAsync(cancellationToken);
        if (completed is not null)
            await _sources.CompleteAsync(run, completed.Cursor, cancellationToken);
        return tally.Summary(_timeProvider.GetElapsedTime(started), completed is not null, run.Full);
    }

    /// <summary>Prepares documents side by side and writes them in order, so that a later change of the same document wins.</summary>
    private async Task<Completed?> ReadAsync(SyncTarget target, SourceRun run, SyncTally tally, IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var slots = new SemaphoreSlim(_options.DocumentsAtATime);
        var queue = Channel.CreateBounded<Step>(new BoundedChannelOptions(_options.DocumentsAtATime * 4) { SingleReader = true, SingleWriter = true });
        var reading = FillAsync(target, run, queue.Writer, slots, stop.Token);
        try
        {
            var completed = await WriteAsync(run, queue.Reader, tally, progress, stop.Token);
            await reading;
            return completed;
        }
        finally
        {
            await stop.CancelAsync();
            await Drained(reading, queue.Reader);
        }
    }

    private async Task FillAsync(SyncTarget target, SourceRun run, ChannelWriter<Step> queue, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        try
        {
            var request = new ReadRequest { Cursor = run.Cursor, Full = run.Full };
            await foreach (var change in target.Source.ReadAsync(request, cancellationToken).WithCancellation(cancellationToken))
            {
                var preparing = change is Upserted upserted ? PrepareAsync(run, upserted.Document, target.Client, slots, cancellationToken) : null;
                await queue.WriteAsync(new Step(change, preparing), cancellationToken);
                if (change is Completed)
                    break;
            }

            queue.Complete();
        }
        catch (Exception exception)
        {
            queue.Complete(exception);
            throw;
        }
    }

    private async Task<PreparedDocument?> PrepareAsync(SourceRun run, SourceDocument document, HttpClient client, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => _preparer.PrepareAsync(run, document, client, cancellationToken), cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<Completed?> WriteAsync(SourceRun run, ChannelReader<Step> queue, SyncTally tally, IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        var batch = new DocumentBatch(_documents, _index, run, tally, BatchSize);
        int? total = null;
        string? current = null;
        await foreach (var step in queue.ReadAllAsync(cancellationToken))
        {
            switch (step.Change)
            {
                case Upserted upserted:
                    current = upserted.Document.Title;
                    await batch.AddAsync(upserted.Document.Id, await step.Preparing!, cancellationToken);
                    break;
                case Deleted deleted:
                    await batch.DeleteAsync(deleted.DocumentId, cancellationToken);
                    break;
                case Unreadable unreadable:
                    await batch.FlushAsync(cancellationToken);
                    await _sources.RecordIssueAsync(run, unreadable.ObjectId, unreadable.Reason, cancellationToken);
                    tally.CountFailure(unreadable.Reason);
                    break;
                case Progressed progressed:
                    total = progressed.Total;
                    break;
                case Completed completed:
                    await batch.FlushAsync(cancellationToken);
                    progress?.Report(tally.Progress(total, current));
                    return completed;
            }

            progress?.Report(tally.Progress(total, current));
        }

        await batch.FlushAsync(cancellationToken);
        return null;
    }

    /// <summary>Files that could not be read earlier and whose time has come.</summary>
    private async Task RetryAsync(SyncTarget target, SourceRun run, SyncTally tally, IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var known in _documents.DueForRetry(run.Source))
        {
            var prepared = await _preparer.RetryAsync(known, target.Client, cancellationToken);
            tally.CountPassages(await _documents.WriteAsync(run, [prepared], cancellationToken));
            if (prepared.Changed)
                tally.CountDocument(prepared);
            progress?.Report(tally.Progress(null, known.Description.Title));
        }
    }

    /// <summary>Waits for what was begun, so that nothing of a run goes on behind its end; its errors were reported by the writer.</summary>
    private static async Task Drained(Task reading, ChannelReader<Step> queue)
    {
        await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (queue.TryRead(out var step))
        {
            if (step.Preparing is { } preparing)
                await preparing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private sealed record Step(SourceChange Change, Task<PreparedDocument?>? Preparing);
}
