using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Qdrant.State;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Everything that writes. One write at a time; the index sees to that.</summary>
internal sealed partial class QdrantBuilder(QdrantClient client, GenerationStore generations, QdrantOptions options, Func<CompoundDictionary, GermanAnalyzer> analyzers, TimeProvider time)
{
    private static readonly Dictionary<long, float[]> s_noMeanings = [];
    private long _revision;

    /// <summary>Words of a spelling dictionary, folded, that help to find the parts of compounds.</summary>
    public Func<IReadOnlyCollection<string>> KnownWords { get; set; } = static () => [];

    /// <summary>Builds a collection beside the one that is searched in, then switches the alias and drops the old one.</summary>
    /// <param name="documents">Read twice: once to learn from, once to write.</param>
    /// <param name="version">The version to build.</param>
    /// <param name="space">What dense vectors come from.</param>
    /// <param name="cancellationToken">Ends it; the old collection stays.</param>
    public async Task RebuildAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, string version, EmbeddingSpace? space, CancellationToken cancellationToken)
    {
        var before = await generations.TargetAsync(cancellationToken);
        await DropOrphansAsync(before, cancellationToken);
        var learner = new CorpusLearner();
        await foreach (var batch in documents.WithCancellation(cancellationToken))
        {
            foreach (var document in batch)
                learner.Add(document);
        }

        var (words, metadata) = learner.Learn(version, KnownWords(), analyzers);
        var name = NewName(space);
        try
        {
            var generation = await generations.CreateAsync(name, metadata with { Embedding = space?.Model }, words, space, options, cancellationToken);
            var source = space is null ? null : await SourceOfVectorsAsync(before, space, cancellationToken);
            using var writer = new PointWriter(client, generation, NextRevision());
            await foreach (var batch in documents.WithCancellation(cancellationToken))
            {
                var meanings = source is null ? s_noMeanings : await MeaningsAsync(source, batch, cancellationToken);
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
    public async Task ReplaceAsync(IReadOnlyList<IndexedDocument> documents, string version, EmbeddingSpace? space, CancellationToken cancellationToken)
    {
        for (var again = false; ; again = true)
        {
            var generation = await generations.CurrentAsync(cancellationToken) ?? await generations.CreateEmptyAsync(NewName(space), version, space, options, cancellationToken);
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

    public async Task WriteVectorsAsync(IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken)
    {
        if (await generations.CurrentAsync(cancellationToken) is not { } generation)
            return;
        foreach (var chunk in vectors.Chunk(CollectionPlan.MaxPoints))
        {
            await client.UpdateVectorsAsync(
                generation.Collection,
                new VectorsUpdate([.. chunk.Select(vector => new VectorsOfPoint(PointId.OfPassage(vector.Passage), new PointVectors { Meaning = vector.Vector }))], Filters.OfKind(PointKinds.Passage)),
                cancellationToken);
        }
    }

    private async Task<string?> SourceOfVectorsAsync(string? before, EmbeddingSpace space, CancellationToken cancellationToken) =>
        before is not null && (await client.CollectionAsync(before, cancellationToken)).Config.Metadata?.Embedding == space.Model ? before : null;

    // Vectors cost the most to make: those of the same model move over.
    private async Task<Dictionary<long, float[]>> MeaningsAsync(string source, IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken)
    {
        var meanings = new Dictionary<long, float[]>();
        foreach (var chunk in documents.SelectMany(document => document.Passages).Select(passage => PointId.OfPassage(passage.Passage)).Chunk(CollectionPlan.MaxPoints))
        {
            foreach (var point in await client.PointsAsync(source, new PointsRequest(chunk) { WithVector = [PointVectors.MeaningName] }, cancellationToken))
            {
                if (point is { Id.Number: { } number, Vector.Meaning: { } meaning })
                    meanings[(long)number] = meaning;
            }
        }

        return meanings;
    }

    // Two hyphens: an alias cannot have them, so no other installation’s collection begins like that.
    private string NewName(EmbeddingSpace? space)
    {
        var content = space is null ? "lexical" : Unusual().Replace(space.Model, "-");
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{content}-{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..8]}");
    }

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

    // Rises from write to write, also over a restart.
    private long NextRevision() => _revision = Math.Max(_revision + 1, time.GetUtcNow().ToUnixTimeMilliseconds());

    [GeneratedRegex("[^A-Za-z0-9._]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unusual();
}
