using Assistant.Memory.Indexing.Segments.Building;
using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>
/// Merges segments, one merge at a time, while searches and writes go on: only for putting the merged segment in place of the others are writes held up for a
/// moment. What was deleted from them meanwhile is deleted from it too.
/// </summary>
internal sealed class SegmentMerges(IndexStore store, SemaphoreSlim writing, SegmentIndexOptions options, Action<Exception> failed) : IDisposable
{
    private readonly SemaphoreSlim _merging = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private int _scheduled;

    /// <summary>Looks in the background whether there is something to merge; at once back.</summary>
    public void Schedule()
    {
        if (options.MergesInBackground && Interlocked.Exchange(ref _scheduled, 1) == 0)
            _ = Task.Run(InBackgroundAsync, CancellationToken.None);
    }

    /// <summary>Merges until there is nothing to do.</summary>
    /// <param name="plan">Says which segments of a city come next.</param>
    /// <param name="cancellationToken">Ends it; what is merged stays.</param>
    public async Task RunAsync(Func<CitySnapshot, IReadOnlyList<SegmentView>> plan, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        await _merging.WaitAsync(either.Token);
        try
        {
            while (await StepAsync(plan, either.Token))
            {
            }
        }
        finally
        {
            _merging.Release();
        }
    }

    /// <summary>Ends what is under way, and waits for it: a merge looks for the end every few thousand postings.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _merging.Wait(CancellationToken.None);
        _merging.Dispose();
        _stop.Dispose();
    }

    private async Task InBackgroundAsync()
    {
        try
        {
            Interlocked.Exchange(ref _scheduled, 0);
            await RunAsync(city => MergePolicy.Next(city, options.MaxSegmentBytes), CancellationToken.None);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The index is being closed.
        }
        catch (IndexDamagedException exception)
        {
            store.Report(exception);
            failed(exception);
        }
        catch (Exception exception)
        {
            failed(exception);
        }
    }

    private async Task<bool> StepAsync(Func<CitySnapshot, IReadOnlyList<SegmentView>> plan, CancellationToken cancellationToken)
    {
        using var snapshot = store.Snapshot();
        foreach (var city in snapshot.Cities)
        {
            var chosen = plan(city);
            if (chosen.Count == 0)
                continue;
            var merged = await Task.Run(
                () => store.WriteSegment(stream => SegmentMerger.Write(city.City, [.. chosen.Select(view => (view.Segment, view.Deleted))], stream, cancellationToken)),
                cancellationToken);
            await writing.WaitAsync(CancellationToken.None);
            try
            {
                Put(city.City, chosen, merged);
            }
            finally
            {
                writing.Release();
            }

            return true;
        }

        return false;
    }

    /// <summary>Puts the merged segment in place of its sources, unless the index was built anew meanwhile.</summary>
    private void Put(string cityId, IReadOnlyList<SegmentView> chosen, SegmentReader merged)
    {
        using var snapshot = store.Snapshot();
        var city = snapshot.City(cityId);
        var now = chosen.Select(view => city?.Segments.FirstOrDefault(other => ReferenceEquals(other.Segment, view.Segment))).ToList();
        if (city is null || now.Contains(null))
        {
            store.LetGo(merged, keepFile: false);
            return;
        }

        var deleted = DeletedSince(chosen, now!, merged);
        var entry = new ManifestSegment(merged.Name, deleted is null ? null : store.WriteDeletes(deleted));
        List<SegmentView> views = [.. city.Segments.Where(view => !now.Contains(view))];
        if (merged.Passages > 0)
            views.Add(new SegmentView(merged, deleted, entry));
        var changed = new CitySnapshot(city.Entry with { Segments = [.. views.Select(view => view.Entry)] }, city.Analyzer, views);
        try
        {
            store.Commit([.. snapshot.Cities.Select(other => ReferenceEquals(other, city) ? changed : other)]);
        }
        finally
        {
            store.LetGo(merged, keepFile: merged.Passages > 0);
        }
    }

    /// <summary>The documents of the merged segment that were deleted from its sources after they were read.</summary>
    private static DocumentSet? DeletedSince(IReadOnlyList<SegmentView> then, List<SegmentView> now, SegmentReader merged)
    {
        var deleted = new DocumentSet(merged.Documents);
        var any = false;
        var place = 0;
        for (var i = 0; i < then.Count; i++)
        {
            for (var document = 0; document < then[i].Segment.Documents; document++)
            {
                if (then[i].Deleted?.Contains(document) == true)
                    continue;
                if (now[i].Deleted?.Contains(document) == true)
                {
                    deleted.Add(place);
                    any = true;
                }

                place++;
            }
        }

        return any ? deleted : null;
    }
}
