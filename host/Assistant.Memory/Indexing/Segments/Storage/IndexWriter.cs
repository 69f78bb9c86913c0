using System.Threading.Channels;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Building;
using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>Changes the index. Used by one thread at a time.</summary>
internal sealed class IndexWriter(IndexStore store, SegmentIndexOptions options)
{
    private const int BatchesAhead = 4;

    /// <summary>Makes exactly these passages findable for each of the documents, and nothing for the others named. Durable when it returns.</summary>
    public void Replace(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<long> deleted, CancellationToken cancellationToken)
    {
        using var snapshot = store.Snapshot();
        var newest = documents.Reverse().DistinctBy(document => document.Document).Reverse().ToList();
        var cities = snapshot.Cities.ToDictionary(city => city.City, city => Without(city, [.. newest.Select(document => document.Document), .. deleted]), StringComparer.Ordinal);
        var added = new List<SegmentReader>();
        var committing = false;
        try
        {
            foreach (var ofCity in newest.Where(document => document.Passages.Count > 0).GroupBy(document => document.CityId, StringComparer.Ordinal))
            {
                var city = cities.GetValueOrDefault(ofCity.Key) ?? new CitySnapshot(new ManifestCity { City = ofCity.Key }, store.Analyzer(CompoundDictionary.Empty), []);
                var builder = new SegmentBuilder(ofCity.Key);
                foreach (var document in ofCity)
                    builder.Add(document);
                var segment = store.WriteSegment(stream => SegmentInversion.Write(builder, city.Analyzer, stream, cancellationToken));
                added.Add(segment);
                cities[ofCity.Key] = With(city, segment);
            }

            var changed = cities.Values.OrderBy(city => city.City, StringComparer.Ordinal).ToList();
            committing = true;
            if (added.Count > 0 || !changed.SequenceEqual(snapshot.Cities))
                store.Commit(changed);
        }
        finally
        {
            foreach (var segment in added)
                store.LetGo(segment, keepFile: committing);
        }
    }

    /// <summary>Builds everything anew and switches over.</summary>
    public async Task RebuildAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, string version, CancellationToken cancellationToken)
    {
        var builds = new Dictionary<string, CityBuild>(StringComparer.Ordinal);
        var committing = false;
        try
        {
            // Reading the ledger and taking its words in go side by side.
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var queue = Channel.CreateBounded<IReadOnlyList<IndexedDocument>>(BatchesAhead);
            var reading = Task.Run(() => ReadAsync(documents, queue.Writer, stop.Token), CancellationToken.None);
            try
            {
                await Task.Run(() => TakeInAsync(queue.Reader, builds, stop.Token), CancellationToken.None);
            }
            finally
            {
                await stop.CancelAsync();
                await reading;
            }

            cancellationToken.ThrowIfCancellationRequested();
            committing = true;
            store.Commit([.. builds.Values.Select(build => build.Snapshot()).OrderBy(city => city.City, StringComparer.Ordinal)], version);
        }
        finally
        {
            foreach (var build in builds.Values)
                build.LetGo(keepFiles: committing);
        }
    }

    private async Task TakeInAsync(ChannelReader<IReadOnlyList<IndexedDocument>> queue, Dictionary<string, CityBuild> builds, CancellationToken cancellationToken)
    {
        await foreach (var batch in queue.ReadAllAsync(cancellationToken))
        {
            foreach (var document in batch.Where(document => document.Passages.Count > 0))
            {
                if (!builds.TryGetValue(document.CityId, out var build))
                    builds[document.CityId] = build = new CityBuild(document.CityId, store, options);
                build.Builder.Add(document);
            }

            if (builds.Values.Sum(build => build.Builder.Bytes) < options.BuildBytes)
                continue;
            foreach (var build in builds.Values)
                build.Write(cancellationToken);
        }

        foreach (var build in builds.Values)
            build.Write(cancellationToken);
    }

    /// <summary>Hands the batches over; a failure reaches the one who takes them in.</summary>
    private static async Task ReadAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, ChannelWriter<IReadOnlyList<IndexedDocument>> queue, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var batch in documents.WithCancellation(cancellationToken))
                await queue.WriteAsync(batch, cancellationToken);
            queue.TryComplete();
        }
        catch (Exception exception)
        {
            queue.TryComplete(exception);
        }
    }

    private static CitySnapshot With(CitySnapshot city, SegmentReader segment)
    {
        var entry = new ManifestSegment(segment.Name, null);
        return new CitySnapshot(city.Entry with { Segments = [.. city.Entry.Segments, entry] }, city.Analyzer, [.. city.Segments, new SegmentView(segment, null, entry)]);
    }

    /// <summary>The city without some documents; the same where it has none of them.</summary>
    private CitySnapshot Without(CitySnapshot city, List<long> documents)
    {
        var views = city.Segments.Select(view => Without(view, documents)).OfType<SegmentView>().ToList();
        if (views.SequenceEqual(city.Segments))
            return city;
        return new CitySnapshot(city.Entry with { Segments = [.. views.Select(view => view.Entry)] }, city.Analyzer, views);
    }

    /// <summary>The segment without some documents; <see langword="null"/> where nothing is left of it.</summary>
    private SegmentView? Without(SegmentView view, List<long> documents)
    {
        DocumentSet? deleted = null;
        foreach (var number in documents)
        {
            var document = view.Segment.DocumentOf(number);
            if (document < 0 || view.Deleted?.Contains(document) == true)
                continue;
            deleted ??= view.Deleted?.Copy() ?? new DocumentSet(view.Segment.Documents);
            deleted.Add(document);
        }

        if (deleted?.Count == view.Segment.Documents)
            return null;
        return deleted is null ? view : new SegmentView(view.Segment, deleted, view.Entry with { Deletes = store.WriteDeletes(deleted) });
    }
}
