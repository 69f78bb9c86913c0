using Assistant.Memory.Extraction.Recognition;
using Assistant.Memory.Indexing;
using Assistant.Sdk;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Memory.Ledger;

/// <summary>The ledger's statements that several parts need.</summary>
internal static class LedgerQueries
{
    private const string IndexedColumns = "SELECT id AS Id, city AS City, audience AS Audience, title AS Title, reference AS Reference, date AS Date, facets AS Facets FROM document";

    public static KnownDocument? Find(SqliteConnection connection, long source, string externalId)
    {
        var row = connection.QuerySingleOrDefault<DocumentRow>(
            """
            SELECT id AS Id, external_id AS ExternalId, title AS Title, kind AS Kind, reference AS Reference, date AS Date, url AS Url,
                   audience AS Audience, facets AS Facets, fingerprint AS Fingerprint
            FROM document WHERE source = @source AND external_id = @externalId AND pending <> 2
            """,
            new { source, externalId });
        if (row is null)
            return null;

        var files = connection.Query<FileRow>(
            """
            SELECT id AS Id, external_id AS ExternalId, name AS Name, media_type AS MediaType, download AS Download, url AS Url, sha256 AS Sha256,
                   etag AS ETag, state AS State, reason AS Reason, attempts AS Attempts, retry_at AS RetryAt, checked_at AS CheckedAt, recognition AS Recognition
            FROM file WHERE document = @Id ORDER BY ordinal
            """,
            new { row.Id }).Select(Known).ToList();
        return new KnownDocument(row.Id, Describe(row, files), files);
    }

    /// <summary>Documents that wait for the index, with all their passages.</summary>
    public static List<IndexedDocument> Pending(SqliteConnection connection, int pending, int count)
    {
        return Indexed(connection, connection.Query<IndexedRow>($"{IndexedColumns} WHERE pending = @pending ORDER BY id LIMIT @count", new { pending, count }));
    }

    /// <summary>The documents with the next higher numbers, with all their passages, for building an index anew.</summary>
    public static List<IndexedDocument> After(SqliteConnection connection, long document, int count) =>
        Indexed(connection, connection.Query<IndexedRow>($"{IndexedColumns} WHERE id > @document AND pending <> 2 ORDER BY id LIMIT @count", new { document, count }));

    public static void Remove(SqliteConnection connection, long document) =>
        connection.Execute(
            """
            DELETE FROM passage WHERE document = @document;
            DELETE FROM file WHERE document = @document;
            DELETE FROM document_facet WHERE document = @document;
            DELETE FROM document WHERE id = @document;
            """,
            new { document });

    public static Audience Audience(string value) => value switch
    {
        "public" => Sdk.Audience.Public,
        "internal" => Sdk.Audience.Internal,
        _ when value.StartsWith("group:", StringComparison.Ordinal) => Sdk.Audience.Group(value["group:".Length..]),
        _ => Sdk.Audience.Internal,
    };

    private static List<IndexedDocument> Indexed(SqliteConnection connection, IEnumerable<IndexedRow> rows) =>
    [
        .. rows.Select(row => new IndexedDocument(
            row.Id,
            row.City,
            Audience(row.Audience),
            row.Title,
            row.Reference,
            [
                .. connection.Query<(long Id, string? Heading, string Text)>("SELECT id, heading, text FROM passage WHERE document = @Id ORDER BY id", new { row.Id })
                    .Select(passage => new IndexedPassage(passage.Id, passage.Heading, passage.Text)),
            ])
        {
            Date = LedgerFormats.Day(row.Date),
            Facets = LedgerFormats.Facets(row.Facets),
        }),
    ];

    private static SourceDocument Describe(DocumentRow row, List<KnownFile> files) => new()
    {
        Id = row.ExternalId,
        Title = row.Title,
        Kind = row.Kind,
        Reference = row.Reference,
        Date = LedgerFormats.Day(row.Date),
        Url = row.Url is null ? null : new Uri(row.Url),
        Audience = Audience(row.Audience),
        Facets = LedgerFormats.Facets(row.Facets),
        Fingerprint = row.Fingerprint,
        Files =
        [
            .. files.Select(file => new SourceFile
            {
                Id = file.ExternalId,
                Name = file.Name,
                MediaType = file.MediaType,
                Download = file.Download is null ? null : new Uri(file.Download),
                Url = file.Url is null ? null : new Uri(file.Url),
            }),
        ],
    };

    private static KnownFile Known(FileRow row) => new()
    {
        Id = row.Id,
        ExternalId = row.ExternalId,
        Name = row.Name,
        MediaType = row.MediaType,
        Download = row.Download,
        Url = row.Url,
        Sha256 = row.Sha256,
        ETag = row.ETag,
        State = Enum.Parse<FileState>(row.State),
        Reason = row.Reason,
        Attempts = row.Attempts,
        RetryAt = row.RetryAt is null ? null : LedgerFormats.Instant(row.RetryAt),
        CheckedAt = LedgerFormats.Instant(row.CheckedAt),
        Recognition = row.Recognition is null ? RecognitionState.NotNeeded : Enum.Parse<RecognitionState>(row.Recognition),
    };

    private sealed class IndexedRow
    {
        public long Id { get; init; }

        public string City { get; init; } = "";

        public string Audience { get; init; } = "";

        public string Title { get; init; } = "";

        public string? Reference { get; init; }

        public string? Date { get; init; }

        public string Facets { get; init; } = "{}";
    }

    private sealed class DocumentRow
    {
        public long Id { get; init; }

        public string ExternalId { get; init; } = "";

        public string Title { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Reference { get; init; }

        public string? Date { get; init; }

        public string? Url { get; init; }

        public string Audience { get; init; } = "";

        public string Facets { get; init; } = "{}";

        public string? Fingerprint { get; init; }
    }

    private sealed class FileRow
    {
        public long Id { get; init; }

        public string ExternalId { get; init; } = "";

        public string Name { get; init; } = "";

        public string? MediaType { get; init; }

        public string? Download { get; init; }

        public string? Url { get; init; }

        public string? Sha256 { get; init; }

        public string? ETag { get; init; }

        public string State { get; init; } = "";

        public string? Reason { get; init; }

        public int Attempts { get; init; }

        public string? RetryAt { get; init; }

        public string CheckedAt { get; init; } = "";

        public string? Recognition { get; init; }
    }
}
