using Assistant.Memory.Indexing;
using Assistant.Memory.Ledger;
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

    /// <summary>Those of the documents that their sources have taken back since they were cited.</summary>
    /// <param name="cityId">The city.</param>
    /// <param name="cited">The documents' ids at their sources, each with when it was last cited.</param>
    /// <returns>
    /// Without those that were cited after a source of the city was last read to its end: nobody knows of them yet. So an index that was
    /// restored from an older backup takes nothing back before it has caught up.
    /// </returns>
    public IReadOnlyList<string> Withdrawn(string cityId, IReadOnlyDictionary<string, DateTimeOffset> cited) => cited.Count == 0 ? [] : database.Read(connection =>
    {
        var completed = connection.Query<string?>("SELECT completed_at FROM source WHERE city = @cityId", new { cityId }).ToList();
        if (completed.Count == 0 || completed.Contains(null))
            return [];
        var known = completed.Min(at => LedgerFormats.Instant(at!));
        var there = cited.Keys.Chunk(500)
            .SelectMany(ids => connection.Query<string>("SELECT external_id FROM document WHERE city = @cityId AND external_id IN @ids AND pending <> 2", new { cityId, ids }))
            .ToHashSet(StringComparer.Ordinal);
        return cited.Where(document => document.Value < known && !there.Contains(document.Key)).Select(document => document.Key).ToList();
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
