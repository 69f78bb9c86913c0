using Assistant.Memory.Indexing;
using Assistant.Storage.Sqlite;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Memory.Retrieval;

/// <summary>Gives passages by their ids to those who may see them, for evidence of an answer. Thread-safe.</summary>
public sealed class PassageArchive(SqliteDatabase database)
{
    /// <summary>Those of the passages that are there and that the caller may see.</summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="passageIds">The passages' ids outside.</param>
    /// <returns>In no particular order.</returns>
    public IReadOnlyList<ArchivedPassage> Read(Caller caller, IReadOnlyList<string> passageIds)
    {
        var access = AccessFilter.For(caller);
        return passageIds.Count == 0 ? [] : database.Read(connection => connection.Query<Row>(
            """
            SELECT p.key AS Key, d.external_id AS DocumentId, f.name AS File, f.sha256 AS FileSha256, p.page_from AS Page, p.heading AS Heading, p.text AS Text
            FROM passage p JOIN document d ON d.id = p.document LEFT JOIN file f ON f.id = p.file
            WHERE p.key IN @passageIds AND d.city = @city AND d.audience IN @audiences AND d.pending <> 2
            """,
            new { passageIds, city = access.CityId, audiences = access.Audiences.Select(audience => audience.Value) })
            .Select(row => new ArchivedPassage
            {
                Id = row.Key,
                DocumentId = row.DocumentId,
                File = row.File,
                FileSha256 = row.FileSha256,
                Page = row.Page,
                Heading = row.Heading,
                Text = row.Text,
            })
            .ToList());
    }

    /// <summary>Those of the documents that their sources have taken back.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="documentIds">The documents' ids at their sources.</param>
    /// <returns>Empty while a source of the city has not yet been read to its end, for then nobody knows.</returns>
    public IReadOnlyList<string> Withdrawn(string cityId, IReadOnlyList<string> documentIds) => documentIds.Count == 0 ? [] : database.Read(connection =>
    {
        var sources = connection.QuerySingle<(long All, long Complete)>("SELECT count(*), count(completed_at) FROM source WHERE city = @cityId", new { cityId });
        if (sources.All == 0 || sources.Complete < sources.All)
            return [];
        var there = documentIds.Chunk(500)
            .SelectMany(ids => connection.Query<string>("SELECT external_id FROM document WHERE city = @cityId AND external_id IN @ids AND pending <> 2", new { cityId, ids }))
            .ToHashSet(StringComparer.Ordinal);
        return documentIds.Where(id => !there.Contains(id)).ToList();
    });

    private sealed class Row
    {
        public string Key { get; init; } = "";

        public string DocumentId { get; init; } = "";

        public string? File { get; init; }

        public string? FileSha256 { get; init; }

        public int? Page { get; init; }

        public string? Heading { get; init; }

        public string Text { get; init; } = "";
    }
}
