using Assistant.Memory.Indexing;
using Assistant.Memory.Ledger;
using Assistant.Sdk;
using Assistant.Storage.Sqlite;
using Assistant.Walls.Access;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Memory.Documents;

/// <summary>
/// Gives documents to those who may see them. One that the caller may not see, one of another city and one that was taken back are all not
/// there. Thread-safe.
/// </summary>
public sealed class DocumentReader(SqliteDatabase database)
{
    /// <summary>The days on which documents of a kind are dated: those of meetings are when a council met.</summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="kind">The kind, as its source names it.</param>
    /// <param name="committees">Only of these committees; empty for all.</param>
    /// <returns>Each day once, the earliest first.</returns>
    public IReadOnlyList<DateOnly> Days(Caller caller, string kind, IReadOnlyList<string> committees)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return database.Read(connection => connection
            .Query<string>(
                $"""
                SELECT DISTINCT date FROM document
                WHERE city = @city AND audience IN @audiences AND pending <> 2 AND kind = @kind AND date IS NOT NULL
                  {(committees.Count == 0 ? "" : "AND id IN (SELECT document FROM document_facet WHERE name = @committee AND value IN @committees)")}
                ORDER BY date
                """,
                new { city = caller.CityId, audiences = caller.Audiences.Select(audience => audience.Value), kind, committee = FacetNames.Committee, committees })
            .Select(day => LedgerFormats.Day(day)!.Value)
            .ToList());
    }

    /// <summary>The document; <see langword="null"/> where the caller has none of this id.</summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="documentId">The id at its source.</param>
    public DocumentDetails? Find(Caller caller, string documentId) => database.Read(connection =>
    {
        if (Row(connection, caller, documentId) is not { } row)
            return null;
        var files = connection.Query<FileRow>(
            """
            SELECT id AS Id, name AS Name, media_type AS MediaType, pages AS Pages, bytes AS Bytes, state AS State, url AS Url, download AS Download, sha256 AS Sha256,
                   EXISTS (SELECT 1 FROM passage WHERE passage.file = file.id) AS HasText
            FROM file WHERE document = @Key ORDER BY ordinal
            """,
            new { row.Key });
        return new DocumentDetails
        {
            Id = row.Id,
            Title = row.Title,
            Kind = row.Kind,
            Reference = row.Reference,
            Date = LedgerFormats.Day(row.Date),
            Url = Address(row.Url),
            Facets = LedgerFormats.Facets(row.Facets),
            Files = [.. files.Select(File)],
        };
    });

    /// <summary>The text of a document, or of one of its files; <see langword="null"/> where the caller has no such document or file.</summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="documentId">The id at its source.</param>
    /// <param name="file">The file; <see langword="null"/> for all.</param>
    public IReadOnlyList<DocumentPassage>? Text(Caller caller, string documentId, long? file) => database.Read(connection =>
    {
        if (Row(connection, caller, documentId) is not { } row)
            return null;
        if (file is not null && connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM file WHERE id = @file AND document = @Key)", new { file, row.Key }) == 0)
            return null;
        return connection.Query<PassageRow>(
            """
            SELECT p.key AS Key, p.file AS File, p.page_from AS Page, p.heading AS Heading, p.text AS Text, p.start AS Start, p.length AS Length, p.recognized AS Recognized
            FROM passage p LEFT JOIN file f ON f.id = p.file
            WHERE p.document = @Key AND (@file IS NULL OR p.file = @file) ORDER BY f.ordinal, p.ordinal
            """,
            new { row.Key, file }).Select(passage => new DocumentPassage(passage.Key, passage.File, passage.Page, passage.Heading, passage.Text)
        {
            Start = passage.Start,
            Length = passage.Length,
            IsRecognized = passage.Recognized,
        }).ToList();
    });

    /// <summary>The source of a document that the caller may see.</summary>
    internal SourceKey? SourceOf(Caller caller, string documentId) => database.Read(connection =>
    {
        if (Row(connection, caller, documentId) is not { } row)
            return null;
        var (city, plugin, name) = connection.QuerySingle<(string City, string Plugin, string Name)>("SELECT city, plugin, name FROM source WHERE id = @Source", new { row.Source });
        return new SourceKey(city, plugin, name);
    });

    /// <summary>The hashes of all files of a city that are there.</summary>
    internal IReadOnlySet<string> Hashes(string cityId) => database.Read(connection => connection
        .Query<string>(
            "SELECT DISTINCT f.sha256 FROM file f JOIN document d ON d.id = f.document WHERE d.city = @cityId AND d.pending <> 2 AND f.sha256 IS NOT NULL AND f.state <> 'Gone'",
            new { cityId })
        .ToHashSet(StringComparer.Ordinal));

    // Two sources may name the same object; the first one read stands for both.
    private static DocumentRow? Row(SqliteConnection connection, Caller caller, string documentId)
    {
        var access = AccessFilter.For(caller);
        return connection.QueryFirstOrDefault<DocumentRow>(
            """
            SELECT id AS Key, source AS Source, external_id AS Id, title AS Title, kind AS Kind, reference AS Reference, date AS Date, url AS Url, facets AS Facets
            FROM document WHERE external_id = @documentId AND city = @city AND audience IN @audiences AND pending <> 2 ORDER BY id
            """,
            new { documentId, city = access.CityId, audiences = access.Audiences.Select(audience => audience.Value) });
    }

    private static DocumentFile File(FileRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        MediaType = row.MediaType,
        Pages = row.Pages,
        Bytes = row.Bytes,
        State = Enum.Parse<FileState>(row.State),
        Url = Address(row.Url),
        Download = Address(row.Download),
        Sha256 = row.Sha256,
        HasText = row.HasText,
    };

    private static Uri? Address(string? url) => url is null ? null : new Uri(url);

    private sealed class PassageRow
    {
        public string Key { get; init; } = "";

        public long? File { get; init; }

        public int? Page { get; init; }

        public string? Heading { get; init; }

        public string Text { get; init; } = "";

        public int? Start { get; init; }

        public int? Length { get; init; }

        public bool Recognized { get; init; }
    }

    private sealed class DocumentRow
    {
        public long Key { get; init; }

        public long Source { get; init; }

        public string Id { get; init; } = "";

        public string Title { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Reference { get; init; }

        public string? Date { get; init; }

        public string? Url { get; init; }

        public string Facets { get; init; } = "{}";
    }

    private sealed class FileRow
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string? MediaType { get; init; }

        public int? Pages { get; init; }

        public long? Bytes { get; init; }

        public string State { get; init; } = "";

        public string? Url { get; init; }

        public string? Download { get; init; }

        public string? Sha256 { get; init; }

        public bool HasText { get; init; }
    }
}
