using Assistant.Memory.Indexing.Vectors;
using Assistant.Memory.Ledger;
using Assistant.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Memory.Embedding;

/// <summary>What the ledger knows of vectors: which passage has which, by which model. The truth from which files are made. Thread-safe.</summary>
internal sealed class EmbeddingLedger(SqliteDatabase database, TimeProvider timeProvider)
{
    private const string Columns = "SELECT id AS Id, city AS CityId, name AS Name, dimension AS Dimension, complete_at IS NOT NULL AS IsComplete FROM embedding_model";
    private const int DeletedAtATime = 2_000; // a transaction that others can wait for

    // A passage without a vector, or with one of a description that has changed since.
    private const string Lacks = "(e.passage IS NULL OR e.changed_at <> d.changed_at)";

    /// <summary>All models of a city, the newest first.</summary>
    public IReadOnlyList<EmbeddingModel> Models(string cityId) => database.Read(connection => connection
        .Query<(long Id, string City, string Name, long Dimension, bool IsComplete)>(Columns + " WHERE city = @cityId ORDER BY id DESC", new { cityId })
        .Select(row => new EmbeddingModel(row.Id, row.City, row.Name, (int)row.Dimension, row.IsComplete))
        .ToList());

    /// <summary>Begins with a model, or with one that was exchanged under its name.</summary>
    public async Task<EmbeddingModel> BeginAsync(string cityId, string name, int dimension, CancellationToken cancellationToken)
    {
        var id = await database.WriteAsync(
            connection => connection.QuerySingle<long>(
                "INSERT INTO embedding_model (city, name, dimension) VALUES (@cityId, @name, @dimension) RETURNING id",
                new { cityId, name, dimension }),
            cancellationToken);
        return new EmbeddingModel(id, cityId, name, dimension, false);
    }

    /// <summary>Notes that every passage has its vector.</summary>
    public Task CompleteAsync(EmbeddingModel model, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "UPDATE embedding_model SET complete_at = @now WHERE id = @Id AND complete_at IS NULL",
            new { model.Id, now = LedgerFormats.Instant(timeProvider.GetUtcNow()) }),
        cancellationToken);

    /// <summary>The next documents, by number, with passages that lack a vector.</summary>
    public IReadOnlyList<long> Lacking(EmbeddingModel model, long after, int count) => database.Read(connection => connection
        .Query<long>(
            $"""
            SELECT d.id FROM document d
            WHERE d.city = @CityId AND d.pending <> 2 AND d.id > @after AND EXISTS (
                SELECT 1 FROM passage p LEFT JOIN passage_embedding e ON e.model = @Id AND e.passage = p.id WHERE p.document = d.id AND {Lacks})
            ORDER BY d.id LIMIT @count
            """,
            new { model.CityId, model.Id, after, count })
        .ToList());

    /// <summary>The passages of documents that lack a vector.</summary>
    public IReadOnlyList<EmbeddingPassage> Passages(EmbeddingModel model, IReadOnlyList<long> documents) => database.Read(connection => connection
        .Query<(long Passage, string ChangedAt, string Title, string? Heading, string Text)>(
            $"""
            SELECT p.id, d.changed_at, d.title, p.heading, p.text
            FROM document d JOIN passage p ON p.document = d.id LEFT JOIN passage_embedding e ON e.model = @Id AND e.passage = p.id
            WHERE d.id IN @documents AND {Lacks} ORDER BY p.id
            """,
            new { model.Id, documents })
        .Select(row => EmbeddingPassage.Of(model.Name, row.Passage, row.ChangedAt, row.Title, row.Heading, row.Text))
        .ToList());

    /// <summary>Those texts that were embedded already, or could not be.</summary>
    public HashSet<string> Known(EmbeddingModel model, IReadOnlyList<string> hashes) => database.Read(connection => hashes
        .Chunk(500)
        .SelectMany(chunk => connection.Query<string>("SELECT hash FROM embedding WHERE model = @Id AND hash IN @chunk", new { model.Id, chunk }))
        .ToHashSet(StringComparer.Ordinal));

    /// <summary>Keeps what came of texts.</summary>
    public Task KeepAsync(EmbeddingModel model, IReadOnlyList<MadeEmbedding> made, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            connection.Execute("UPDATE embedding_model SET dimension = @Dimension WHERE id = @Id AND dimension = 0", new { model.Id, model.Dimension });
            using var insert = new BatchInsert(connection, "INSERT OR IGNORE INTO embedding (model, hash, vector, reason) VALUES (@a, @b, @c, @d)", 4);
            foreach (var one in made)
                insert.Add(model.Id, one.Hash, one.Vector, one.Reason);
        },
        cancellationToken);

    /// <summary>Notes which passage has which vector. A passage that was deleted in the meantime is left out.</summary>
    public Task LinkAsync(EmbeddingModel model, IReadOnlyList<EmbeddingPassage> passages, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            using var insert = new BatchInsert(
                connection,
                """
                INSERT OR REPLACE INTO passage_embedding (model, passage, embedding, changed_at)
                SELECT e.model, p.id, e.id, @d FROM embedding e JOIN passage p ON p.id = @b WHERE e.model = @a AND e.hash = @c
                """,
                4);
            foreach (var passage in passages)
                insert.Add(model.Id, passage.Passage, passage.Hash, passage.ChangedAt);
        },
        cancellationToken);

    /// <summary>Every passage that has a vector, with the vector's number.</summary>
    public IReadOnlyList<(long Passage, long Embedding)> Links(EmbeddingModel model) => database.Read(connection => connection
        .Query<(long Passage, long Embedding)>(
            """
            SELECT l.passage, l.embedding FROM passage_embedding l
            WHERE l.model = @Id AND l.embedding NOT IN (SELECT id FROM embedding WHERE model = @Id AND vector IS NULL)
            """,
            new { model.Id })
        .ToList());

    /// <summary>Those of the passages that have a vector of their present text, with the vector's number.</summary>
    public IReadOnlyList<(long Passage, long Embedding)> Links(EmbeddingModel model, IReadOnlyList<long> passages) => database.Read(connection => passages.Chunk(500)
        .SelectMany(chunk => connection.Query<(long Passage, long Embedding)>(
            """
            SELECT e.passage, e.embedding FROM passage_embedding e JOIN passage p ON p.id = e.passage JOIN document d ON d.id = p.document
            WHERE e.model = @Id AND e.passage IN @chunk AND e.changed_at = d.changed_at
            """,
            new { model.Id, chunk }))
        .ToList());

    /// <summary>The vectors of passages.</summary>
    public IReadOnlyList<PassageVector> Vectors(IReadOnlyList<(long Passage, long Embedding)> links)
    {
        var vectors = database.Read(connection => links.Select(link => link.Embedding).Distinct().Chunk(500)
            .SelectMany(chunk => connection.Query<(long Id, byte[] Vector)>("SELECT id, vector FROM embedding WHERE id IN @chunk AND vector IS NOT NULL", new { chunk }))
            .ToDictionary(row => row.Id, row => VectorMath.Unpack(row.Vector)));
        return [.. links.Where(link => vectors.ContainsKey(link.Embedding)).Select(link => new PassageVector(link.Passage, link.Embedding, vectors[link.Embedding]))];
    }

    /// <summary>How many passages a city has, how many of them have been embedded by a model, and how many could not be.</summary>
    public (long Total, long Done, long Failed) Count(string cityId, EmbeddingModel? model) => database.Read(connection => connection.QuerySingle<(long, long, long)>(
        """
        SELECT
            (SELECT count(*) FROM document d JOIN passage p ON p.document = d.id WHERE d.city = @cityId AND d.pending <> 2),
            (SELECT count(*) FROM passage_embedding WHERE model = @model),
            (SELECT count(*) FROM embedding f JOIN passage_embedding l ON l.embedding = f.id WHERE f.model = @model AND f.vector IS NULL)
        """,
        new { cityId, model = model?.Id ?? 0 }));

    /// <summary>Deletes what no passage has any more.</summary>
    public Task DeleteUnusedAsync(EmbeddingModel model, CancellationToken cancellationToken) => DeleteAsync(
        """
        DELETE FROM embedding WHERE id IN (
            SELECT id FROM embedding WHERE model = @Id AND NOT EXISTS (SELECT 1 FROM passage_embedding l WHERE l.embedding = embedding.id) LIMIT @count)
        """,
        model,
        cancellationToken);

    /// <summary>Deletes a model with everything that it made.</summary>
    public async Task DeleteAsync(EmbeddingModel model, CancellationToken cancellationToken)
    {
        await DeleteAsync("DELETE FROM embedding WHERE id IN (SELECT id FROM embedding WHERE model = @Id LIMIT @count)", model, cancellationToken);
        await database.WriteAsync(connection => connection.Execute("DELETE FROM embedding_model WHERE id = @Id", new { model.Id }), cancellationToken);
    }

    private async Task DeleteAsync(string sql, EmbeddingModel model, CancellationToken cancellationToken)
    {
        int Delete(SqliteConnection connection) => connection.Execute(sql, new { model.Id, count = DeletedAtATime });
        while (await database.WriteAsync(Delete, cancellationToken) == DeletedAtATime)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
