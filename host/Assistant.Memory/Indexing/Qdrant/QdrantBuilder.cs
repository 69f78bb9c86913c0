using System.Globalization;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Qdrant.State;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Everything that writes. One write at a time; the index sees to that.</summary>
internal sealed class QdrantBuilder(QdrantClient client, GenerationStore generations, QdrantOptions options, Func<CompoundDictionary, GermanAnalyzer> analyzers, TimeProvider time)
{
    private static readonly ILookup<long, NamedVector> s_noMeanings = Array.Empty<NamedVector>().ToLookup(_ => 0L);
    private readonly Lock _lock = new();
    private long _revision;

    /// <summary>The vectors that a new collection takes along.</summary>
    public IKeptVectors? Kept { get; set; }

    /// <summary>Words of a spelling dictionary, folded, that help to find the parts of compounds.</summary>
    public Func<IReadOnlyCollection<string>> KnownWords { get; set; } = static () => [];

    /// <summary>Builds a collection beside the one that is searched in, then switches the alias and drops the old one.</summary>
    /// <param name="documents">Read twice: once to learn from, once to write.</param>
    /// <param name="version">The version to build.</param>
    /// <param name="cancellationToken">Ends it; the old collection stays.</param>
    public async Task RebuildAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, string version, CancellationToken cancellationToken)
    {
        var before = await generations.TargetAsync(cancellationToken);
        await DropOrphansAsync(before, cancellationToken);
        var learned = await LearnAsync(documents, cancellationToken);
        var shapes = Kept is null ? [] : learned.Keys.ToDictionary(city => city, Kept.Models, StringComparer.Ordinal);
        var name = NewName();
        try
        {
            var generation = await generations.CreateAsync(name, version, learned, [.. shapes.Values.SelectMany(shape => shape).Distinct()], options, cancellationToken);
            using var writer = new PointWriter(client, generation, NextRevision());
            await foreach (var batch in documents.WithCancellation(cancellationToken))
            {
                var meanings = Meanings(batch, shapes);
                foreach (var document in batch)
                    await writer.AddAsync(document, meanings, cancellationToken);
            }

            await writer.FlushAsync(cancellationToken);
            var written = await client.CountAsync(name, Filters.OfKind(PointKinds.Passage), cancellationToken);
            if (written != writer.Passages)
                throw client.Failures.Create(QdrantFailure.ServerFailed, string.Create(CultureInfo.InvariantCulture, $"it holds {written} of the {writer.Passages} passages that were written to {name}"), "The old collection stays in use; look into that server's log and build the index again.");
            await generations.SwitchAsync(generation, before, cancellationToken);
        }
        catch
        {
            await TryDropAsync(name);
            throw;
        }

        if (before is not null)
            await TryDropAsync(before);
    }

    /// <summary>Writes the new points of documents, then deletes what earlier writes left of them, so that no document is missing in between.</summary>
    public async Task ReplaceAsync(IReadOnlyList<IndexedDocument> documents, string version, CancellationToken cancellationToken)
    {
        for (var again = false; ; again = true)
        {
            var generation = await generations.CurrentAsync(cancellationToken) ?? await generations.CreateEmptyAsync(NewName(), version, options, cancellationToken);
            try
            {
                var revision = NextRevision();
                using var writer = new PointWriter(client, generation, revision);
                // Of a document that is named twice, the last one counts.
                var last = documents.ToLookup(document => document.Document);
                foreach (var document in last)
                    await writer.AddAsync(document.Last(), s_noMeanings, cancellationToken);
                await writer.FlushAsync(cancellationToken);
                foreach (var chunk in last.Select(document => document.Key).Chunk(CollectionPlan.MaxValues))
                    await client.DeleteAsync(generation.Collection, Filters.OfDocuments(chunk, revision), cancellationToken);
                return;
            }
            catch (QdrantException exception) when (exception.Failure == QdrantFailure.Missing && !again)
            {
                generations.Forget(generation);
            }
        }
    }

    public async Task DeleteAsync(IReadOnlyList<long> documents, CancellationToken cancellationToken)
    {
        for (var again = false; ; again = true)
        {
            if (await generations.CurrentAsync(cancellationToken) is not { } generation)
                return;
            try
            {
                foreach (var chunk in documents.Distinct().Chunk(CollectionPlan.MaxValues))
                    await client.DeleteAsync(generation.Collection, Filters.OfDocuments(chunk, revision: null), cancellationToken);
                return;
            }
            catch (QdrantException exception) when (exception.Failure == QdrantFailure.Missing && !again)
            {
                generations.Forget(generation);
            }
        }
    }

    /// <summary>Rises from write to write, also over a restart.</summary>
    public long NextRevision()
    {
        lock (_lock)
            return _revision = Math.Max(_revision + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private async Task<Dictionary<string, LearnedCity>> LearnAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, CancellationToken cancellationToken)
    {
        var learners = new Dictionary<string, CorpusLearner>(StringComparer.Ordinal);
        await foreach (var batch in documents.WithCancellation(cancellationToken))
        {
            foreach (var document in batch)
            {
                if (!learners.TryGetValue(document.CityId, out var learner))
                    learners[document.CityId] = learner = new CorpusLearner(analyzers);
                learner.Add(document);
            }
        }

        var known = new Lazy<IReadOnlyCollection<string>>(KnownWords);
        return learners.ToDictionary(city => city.Key, city => city.Value.Learn(() => known.Value), StringComparer.Ordinal);
    }

    private ILookup<long, NamedVector> Meanings(IReadOnlyList<IndexedDocument> documents, IReadOnlyDictionary<string, IReadOnlyList<VectorShape>> shapes)
    {
        var meanings = from city in documents.GroupBy(document => document.CityId, StringComparer.Ordinal)
                       from shape in shapes.GetValueOrDefault(city.Key, [])
                       from vector in Kept!.Vectors(city.Key, shape, [.. city.SelectMany(document => document.Passages).Select(passage => passage.Passage)])
                       select (vector.Passage, Named: new NamedVector(MeaningName.Of(shape), vector.Vector));
        return meanings.ToLookup(vector => vector.Passage, vector => vector.Named);
    }

    // Two hyphens: an alias cannot have them, so no other installation’s collection begins like that.
    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..8]}");

    private string Prefix => options.Collection + "--";

    // What a process left that was ended while it built.
    private async Task DropOrphansAsync(string? used, CancellationToken cancellationToken)
    {
        foreach (var collection in await client.CollectionsAsync(cancellationToken))
        {
            if (collection.StartsWith(Prefix, StringComparison.Ordinal) && collection != used)
                await client.DropAsync(collection, cancellationToken);
        }
    }

    // What cannot be dropped now goes with the next build; the failure before, or the success, is what counts.
    private async Task TryDropAsync(string collection)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        try
        {
            // An answer may have been lost after the alias was switched.
            if (await generations.TargetAsync(limit.Token) != collection)
                await client.DropAsync(collection, limit.Token);
        }
        catch (Exception exception) when (exception is QdrantException or OperationCanceledException)
        {
        }
    }
}
