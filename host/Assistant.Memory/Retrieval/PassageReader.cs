using System.Globalization;
using Assistant.Memory.Indexing;
using Assistant.Memory.Ledger;
using Assistant.Sdk;
using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.Memory.Retrieval;

/// <summary>Loads found passages with their documents, and checks city and audience once more against the ledger.</summary>
internal sealed class PassageReader(SqliteDatabase database)
{
    /// <summary>The documents of those passages that the caller may see.</summary>
    public IReadOnlyDictionary<long, long> Documents(AccessFilter access, IReadOnlyList<long> passages) => database.Read(connection => connection
        .Query<(long Passage, long Document)>(
            """
            SELECT p.id, p.document FROM passage p JOIN document d ON d.id = p.document
            WHERE p.id IN @passages AND d.city = @city AND d.audience IN @audiences AND d.pending <> 2
            """,
            new { passages, city = access.CityId, audiences = access.Audiences.Select(audience => audience.Value) })
        .ToDictionary(row => row.Passage, row => row.Document));

    public IReadOnlyDictionary<long, Hit> Load(AccessFilter access, IReadOnlyList<long> passages) => database.Read(connection => connection
        .Query<Row>(
            """
            SELECT p.id AS Id, p.key AS Key, p.page_from AS Page, p.heading AS Heading, p.text AS Text, p.recognized AS Recognized, f.name AS File, f.url AS FileUrl,
                   d.external_id AS ExternalId, d.title AS Title, d.kind AS Kind, d.reference AS Reference, d.date AS Date,
                   d.url AS Url, d.facets AS Facets
            FROM passage p JOIN document d ON d.id = p.document LEFT JOIN file f ON f.id = p.file
            WHERE p.id IN @passages AND d.city = @city AND d.audience IN @audiences AND d.pending <> 2
            """,
            new { passages, city = access.CityId, audiences = access.Audiences.Select(audience => audience.Value) })
        .ToDictionary(row => row.Id, Hit));

    public long Count(AccessFilter access) => database.Read(connection => connection.QuerySingle<long>(
        """
        SELECT count(*) FROM passage p JOIN document d ON d.id = p.document
        WHERE d.city = @city AND d.audience IN @audiences AND d.pending <> 2
        """,
        new { city = access.CityId, audiences = access.Audiences.Select(audience => audience.Value) }));

    public SearchedScope Scope(AccessFilter access) => database.Read(connection =>
    {
        var (documents, first, last) = connection.QuerySingle<(long Documents, string? First, string? Last)>(
            "SELECT count(*), min(date), max(date) FROM document WHERE city = @city AND audience IN @audiences AND pending <> 2",
            new { city = access.CityId, audiences = access.Audiences.Select(audience => audience.Value) });
        return new SearchedScope(documents, LedgerFormats.Day(first), LedgerFormats.Day(last));
    });

    /// <summary>For each of the documents the newest one of the same kind and title, where there is a newer one that the caller may see.</summary>
    public IReadOnlyDictionary<string, RelatedDocument> Newer(AccessFilter access, IReadOnlyList<string> documents) => database.Read(connection => connection
        // The order and the indexes are told: left to itself SQLite goes through the days of the city, pair by pair.
        .Query<(string Of, string Id, string Title, string? Reference, string Date, string? Url, string Facets)>(
            """
            SELECT old.external_id, d.external_id, d.title, d.reference, d.date, d.url, d.facets
            FROM document old INDEXED BY document_external CROSS JOIN document d INDEXED BY document_title
            ON d.city = old.city AND d.title = old.title AND d.kind = old.kind AND d.date > old.date
            WHERE old.external_id IN @documents AND old.city = @city AND old.audience IN @audiences AND length(old.title) >= 12
              AND d.audience IN @audiences AND d.pending <> 2
              AND (SELECT group_concat(value) FROM document_facet WHERE document = d.id AND name = @paperType)
                  IS (SELECT group_concat(value) FROM document_facet WHERE document = old.id AND name = @paperType)
            ORDER BY d.date DESC, d.id DESC
            """,
            new { documents, city = access.CityId, audiences = access.Audiences.Select(audience => audience.Value), paperType = FacetNames.PaperType })
        .DistinctBy(row => row.Of, StringComparer.Ordinal)
        .ToDictionary(
            row => row.Of,
            row => new RelatedDocument(new SourceReference { DocumentId = row.Id, Title = row.Title, Reference = row.Reference, Date = LedgerFormats.Day(row.Date), Url = row.Url is null ? null : new Uri(row.Url) })
            {
                Facets = LedgerFormats.Facets(row.Facets),
            },
            StringComparer.Ordinal));

    private static Hit Hit(Row row) => new()
    {
        Rank = 0,
        Score = 0,
        Document = new SourceReference
        {
            DocumentId = row.ExternalId,
            Title = row.Title,
            Reference = row.Reference,
            Date = LedgerFormats.Day(row.Date),
            Url = row.Url is null ? null : new Uri(row.Url),
            Page = row.Page,
        },
        PassageId = row.Key,
        File = row.File,
        Link = Link(row),
        Heading = row.Heading,
        Text = row.Text,
        IsRecognized = row.Recognized,
        Facets = LedgerFormats.Facets(row.Facets),
    };

    // RFC 8118, section 3: “page=n” opens a PDF at that page.
    private static Uri? Link(Row row)
    {
        var url = row.FileUrl ?? row.Url;
        if (url is null)
            return null;
        return row.FileUrl is null || row.Page is null ? new Uri(url) : new Uri(string.Create(CultureInfo.InvariantCulture, $"{url}#page={row.Page}"));
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public string Key { get; init; } = "";

        public int? Page { get; init; }

        public string? Heading { get; init; }

        public string Text { get; init; } = "";

        public bool Recognized { get; init; }

        public string? File { get; init; }

        public string? FileUrl { get; init; }

        public string ExternalId { get; init; } = "";

        public string Title { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Reference { get; init; }

        public string? Date { get; init; }

        public string? Url { get; init; }

        public string Facets { get; init; } = "{}";
    }
}
