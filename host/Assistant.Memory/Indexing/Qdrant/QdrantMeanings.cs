using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Qdrant.State;
using Assistant.Memory.Indexing.Vectors;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>The dense vectors of a collection: a named vector for each model, taken in and given up city by city.</summary>
internal sealed class QdrantMeanings(QdrantClient client)
{
    // About as much JSON as a batch of points; a number takes some ten characters.
    private const int NumbersAtATime = 800_000;

    /// <summary>Brings the vectors that passages lack.</summary>
    /// <param name="generation">The collection.</param>
    /// <param name="cityId">The city.</param>
    /// <param name="shape">The model.</param>
    /// <param name="find">The vectors of passages.</param>
    /// <param name="revision">The number that the next write of documents will have at least: what is written from now on gets none of these vectors.</param>
    /// <param name="write">Lets no other write in between.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task FillAsync(
        Generation generation, string cityId, VectorShape shape, Func<IReadOnlyList<long>, IReadOnlyList<PassageVector>> find, long revision, Func<Func<Task>, Task> write, CancellationToken cancellationToken)
    {
        var name = MeaningName.Of(shape);
        if (!await KnowsAsync(generation, name, cancellationToken))
            await write(() => client.AddVectorAsync(generation.Collection, name, CollectionPlan.Meaning(shape), cancellationToken));
        var count = Math.Clamp(NumbersAtATime / shape.Dimension, 1, CollectionPlan.MaxPoints);
        var lacking = client.ScrollAllAsync(generation.Collection, Filters.OfVector(cityId, name, isThere: false), [], cancellationToken);
        await foreach (var points in lacking.Chunk(count).WithCancellation(cancellationToken))
        {
            var vectors = find([.. points.Select(point => (long)point.Id.Number!.Value)]);
            if (vectors.Count == 0)
                continue;
            var update = new VectorsUpdate(
                [.. vectors.Select(vector => new VectorsOfPoint(PointId.OfPassage(vector.Passage), new PointVectors { Meanings = [new NamedVector(name, vector.Vector)] }))], Filters.Before(revision));
            await write(() => client.UpdateVectorsAsync(generation.Collection, update, cancellationToken));
        }
    }

    public async Task<long> CountAsync(Generation generation, string cityId, VectorShape shape, CancellationToken cancellationToken)
    {
        var name = MeaningName.Of(shape);
        return await KnowsAsync(generation, name, cancellationToken) ? await client.CountAsync(generation.Collection, Filters.OfVector(cityId, name, isThere: true), cancellationToken) : 0;
    }

    public async Task<IReadOnlyList<VectorHit>> NearestAsync(
        Generation generation, AccessFilter access, IndexQuery query, VectorShape shape, ReadOnlyMemory<float> question, CancellationToken cancellationToken)
    {
        var search = new PointsQuery(new NearestVector(question), Filters.OfPassages(access, query), Math.Min(query.Count, CollectionPlan.MaxResults)) { Using = MeaningName.Of(shape) };
        var points = await client.QueryAsync(generation.Collection, search, cancellationToken);
        // Qdrant leaves the order of equal scores open.
        return [.. points.Where(point => point.Id.Number is not null).Select(point => new VectorHit((long)point.Id.Number!.Value, point.Score)).OrderByDescending(hit => hit.Cosine).ThenBy(hit => hit.Passage)];
    }

    public async Task DropAsync(Generation generation, string cityId, VectorShape shape, CancellationToken cancellationToken)
    {
        var name = MeaningName.Of(shape);
        if (!await KnowsAsync(generation, name, cancellationToken))
            return;
        await client.DeleteVectorsAsync(generation.Collection, new VectorsSelection([name], Filters.OfVector(cityId, name, isThere: true)), cancellationToken);
        if (await client.CountAsync(generation.Collection, Filters.OfVector(null, name, isThere: true), cancellationToken) == 0)
            await client.RemoveVectorAsync(generation.Collection, name, cancellationToken);
    }

    private async Task<bool> KnowsAsync(Generation generation, string name, CancellationToken cancellationToken) =>
        (await client.CollectionAsync(generation.Collection, cancellationToken)).Config.Params?.Vectors?.ContainsKey(name) == true;
}
