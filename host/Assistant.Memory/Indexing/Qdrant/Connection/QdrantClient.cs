using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Assistant.Memory.Indexing.Qdrant.Api;

namespace Assistant.Memory.Indexing.Qdrant.Connection;

/// <summary>
/// The part of Qdrant's REST API that the index uses, version 1.19. Reads are given the time of a search, writes that of a write; a write returns
/// when it is carried out (<c>wait=true</c>) and keeps its place among the others (<c>ordering=medium</c>). Thread-safe.
/// </summary>
internal sealed class QdrantClient(QdrantConnection connection, QdrantOptions options)
{
    private const int PageSize = 5_000;
    private const string WriteParameters = "wait=true&ordering=medium";
    private readonly RetryPolicy _read = RetryPolicy.Search(options);
    private readonly RetryPolicy _write = RetryPolicy.Write(options);

    public QdrantFailures Failures => connection.Failures;

    public Task<ServerVersion> VersionAsync(CancellationToken cancellationToken) =>
        connection.SendAsync(HttpMethod.Get, "", null, QdrantJson.Default.ServerVersion, _read, cancellationToken);

    public async Task<IReadOnlyList<AliasDescription>> AliasesAsync(CancellationToken cancellationToken) =>
        (await ResultAsync(HttpMethod.Get, "aliases", null, QdrantJson.Default.QdrantAnswerAliasList, _read, cancellationToken)).Aliases;

    public async Task<IReadOnlyList<string>> CollectionsAsync(CancellationToken cancellationToken) =>
        [.. (await ResultAsync(HttpMethod.Get, "collections", null, QdrantJson.Default.QdrantAnswerCollectionList, _read, cancellationToken)).Collections.Select(collection => collection.Name)];

    public Task<CollectionInfo> CollectionAsync(string collection, CancellationToken cancellationToken) =>
        ResultAsync(HttpMethod.Get, Path(collection), null, QdrantJson.Default.QdrantAnswerCollectionInfo, _read, cancellationToken);

    /// <summary>Makes a collection; one that an earlier attempt of the same request made is as good.</summary>
    public async Task CreateAsync(string collection, CollectionCreation creation, CancellationToken cancellationToken)
    {
        try
        {
            await ResultAsync(HttpMethod.Put, Path(collection), Json(creation, QdrantJson.Default.CollectionCreation), QdrantJson.Default.QdrantAnswerBoolean, _write, cancellationToken);
        }
        catch (QdrantException exception) when (exception.Failure == QdrantFailure.Conflict)
        {
            // Names of new collections are unique: only an answer was lost.
        }
    }

    public Task IndexFieldAsync(string collection, FieldIndexCreation field, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, collection, "/index", Json(field, QdrantJson.Default.FieldIndexCreation), cancellationToken);

    public Task DropAsync(string collection, CancellationToken cancellationToken) =>
        ResultAsync(HttpMethod.Delete, Path(collection), null, QdrantJson.Default.QdrantAnswerBoolean, _write, cancellationToken);

    public Task ChangeAliasesAsync(AliasChanges changes, CancellationToken cancellationToken) =>
        ResultAsync(HttpMethod.Post, "collections/aliases", Json(changes, QdrantJson.Default.AliasChanges), QdrantJson.Default.QdrantAnswerBoolean, _write, cancellationToken);

    /// <summary>Writes points whose JSON is <c>{"points":[…]}</c>.</summary>
    public Task UpsertAsync(string collection, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, collection, "/points", body, cancellationToken);

    public Task UpdateVectorsAsync(string collection, VectorsUpdate update, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, collection, "/points/vectors", Json(update, QdrantJson.Default.VectorsUpdate), cancellationToken);

    public Task DeleteVectorsAsync(string collection, VectorsSelection selection, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, collection, "/points/vectors/delete", Json(selection, QdrantJson.Default.VectorsSelection), cancellationToken);

    /// <summary>Adds a dense vector to what points may have.</summary>
    public Task AddVectorAsync(string collection, string name, VectorConfig config, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, collection, $"/vectors/{Uri.EscapeDataString(name)}", Json(new VectorCreation(config), QdrantJson.Default.VectorCreation), cancellationToken);

    /// <summary>Takes a dense vector away from all points.</summary>
    public Task RemoveVectorAsync(string collection, string name, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Delete, collection, $"/vectors/{Uri.EscapeDataString(name)}", null, cancellationToken);

    public Task DeleteAsync(string collection, Filter filter, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, collection, "/points/delete", Json(new PointsSelection(filter), QdrantJson.Default.PointsSelection), cancellationToken);

    public async Task<IReadOnlyList<ScoredPoint>> QueryAsync(string collection, PointsQuery query, CancellationToken cancellationToken) =>
        (await ResultAsync(HttpMethod.Post, Read(collection, "/points/query"), Json(query, QdrantJson.Default.PointsQuery), QdrantJson.Default.QdrantAnswerScoredPoints, _read, cancellationToken)).Points;

    /// <summary>Several searches in one request.</summary>
    public Task<IReadOnlyList<ScoredPoints>> QueryAsync(string collection, IReadOnlyList<PointsQuery> queries, CancellationToken cancellationToken) => ResultAsync(
        HttpMethod.Post, Read(collection, "/points/query/batch"), Json(new PointsQueries(queries), QdrantJson.Default.PointsQueries), QdrantJson.Default.QdrantAnswerIReadOnlyListScoredPoints, _read, cancellationToken);

    private Task<PointsPage> ScrollAsync(string collection, PointsScroll scroll, CancellationToken cancellationToken) =>
        ResultAsync(HttpMethod.Post, Read(collection, "/points/scroll"), Json(scroll, QdrantJson.Default.PointsScroll), QdrantJson.Default.QdrantAnswerPointsPage, _read, cancellationToken);

    /// <summary>All points that fit, page by page.</summary>
    public async IAsyncEnumerable<StoredPoint> ScrollAllAsync(string collection, Filter filter, IReadOnlyList<string> payload, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PointId? offset = null;
        do
        {
            var page = await ScrollAsync(collection, new PointsScroll(filter, PageSize, offset, payload), cancellationToken);
            foreach (var point in page.Points)
                yield return point;
            offset = page.NextPageOffset;
        }
        while (offset is not null);
    }

    public Task<IReadOnlyList<StoredPoint>> PointsAsync(string collection, PointsRequest request, CancellationToken cancellationToken) =>
        ResultAsync(HttpMethod.Post, Read(collection, "/points"), Json(request, QdrantJson.Default.PointsRequest), QdrantJson.Default.QdrantAnswerIReadOnlyListStoredPoint, _read, cancellationToken);

    public async Task<long> CountAsync(string collection, Filter filter, CancellationToken cancellationToken) =>
        (await ResultAsync(HttpMethod.Post, Read(collection, "/points/count"), Json(new PointsCount(filter, Exact: true), QdrantJson.Default.PointsCount), QdrantJson.Default.QdrantAnswerPointCount, _read, cancellationToken)).Count;

    public async Task<IReadOnlyList<FacetHit>> FacetAsync(string collection, string key, Filter filter, int limit, CancellationToken cancellationToken) =>
        (await ResultAsync(HttpMethod.Post, Read(collection, "/facet"), Json(new FacetCounting(key, filter, limit, Exact: true), QdrantJson.Default.FacetCounting), QdrantJson.Default.QdrantAnswerFacetHits, _read, cancellationToken)).Hits;

    private async Task WriteAsync(HttpMethod method, string collection, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        var result = await ResultAsync(method, $"{Path(collection)}{path}?{WriteParameters}", body, QdrantJson.Default.QdrantAnswerWriteResult, _write, cancellationToken);
        if (result.Status != "completed")
            throw Failures.NotCarriedOut(result.Status);
    }

    private async Task<T> ResultAsync<T>(HttpMethod method, string path, ReadOnlyMemory<byte>? body, JsonTypeInfo<QdrantAnswer<T>> answer, RetryPolicy policy, CancellationToken cancellationToken) =>
        (await connection.SendAsync(method, path, body, answer, policy, cancellationToken)).Result ??
        throw Failures.Create(QdrantFailure.BrokenAnswer, "its answer holds no result", "Correct Assistant:Memory:Qdrant:Url; versions from 1.19 on are understood.");

    private static ReadOnlyMemory<byte> Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    private static string Path(string collection) => $"collections/{Uri.EscapeDataString(collection)}";

    // The server gives up when nobody waits any more.
    private string Read(string collection, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path(collection)}{path}?timeout={Math.Max(1, (int)Math.Ceiling(options.Timeout.TotalSeconds))}");
}
