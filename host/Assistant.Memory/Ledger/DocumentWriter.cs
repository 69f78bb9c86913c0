using System.Globalization;
using Assistant.Memory.Extraction.Recognition;
using Assistant.Memory.Splitting;
using Assistant.Sdk;
using Assistant.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Memory.Ledger;

/// <summary>Writes one document with its files and passages, inside the caller's transaction.</summary>
internal sealed class DocumentWriter(SqliteConnection connection, SourceRun run, DateTimeOffset now)
{
    /// <returns>How many passages were written.</returns>
    public int Write(PreparedDocument prepared)
    {
        var document = WriteDocument(prepared);
        if (prepared.DescriptionChanged || prepared.KnownId is null)
            WriteFacets(document, prepared.Document);
        RemoveFilesExcept(document, prepared.Files);
        var written = 0;
        for (var ordinal = 0; ordinal < prepared.Files.Count; ordinal++)
            written += WriteFile(document, prepared.Document.Id, ordinal, prepared.Files[ordinal]);
        if (prepared.Changed)
            WriteStandIn(document, prepared.Document);
        return written;
    }

    private long WriteDocument(PreparedDocument prepared)
    {
        var document = prepared.Document;
        return connection.QuerySingle<long>(
            """
            INSERT INTO document (source, city, external_id, title, kind, reference, date, url, audience, facets, fingerprint, seen_run, pending, changed_at)
            VALUES (@Source, @City, @Id, @Title, @Kind, @Reference, @Date, @Url, @Audience, @Facets, @Fingerprint, @Run, @Changed, @Now)
            ON CONFLICT (source, external_id) DO UPDATE SET
                title = excluded.title, kind = excluded.kind, reference = excluded.reference, date = excluded.date, url = excluded.url,
                audience = excluded.audience, facets = excluded.facets, fingerprint = excluded.fingerprint, seen_run = excluded.seen_run,
                pending = CASE WHEN excluded.pending = 1 OR pending = 2 THEN 1 ELSE pending END,
                changed_at = CASE WHEN excluded.pending = 1 THEN excluded.changed_at ELSE changed_at END
            RETURNING id
            """,
            new
            {
                run.Source,
                City = run.Key.CityId,
                document.Id,
                document.Title,
                document.Kind,
                document.Reference,
                Date = LedgerFormats.Day(document.Date),
                Url = document.Url?.AbsoluteUri,
                Audience = document.Audience.Value,
                Facets = LedgerFormats.Facets(document.Facets),
                document.Fingerprint,
                Run = run.Number,
                Changed = prepared.Changed ? 1 : 0,
                Now = LedgerFormats.Instant(now),
            });
    }

    private void WriteFacets(long document, SourceDocument source)
    {
        connection.Execute("DELETE FROM document_facet WHERE document = @document", new { document });
        foreach (var (name, values) in source.Facets)
        {
            foreach (var value in values.Distinct(StringComparer.Ordinal))
                connection.Execute("INSERT INTO document_facet (document, name, value) VALUES (@document, @name, @value)", new { document, name, value });
        }
    }

    private void RemoveFilesExcept(long document, IReadOnlyList<PreparedFile> files)
    {
        var kept = files.Select(file => file.File.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, externalId) in connection.Query<(long, string)>("SELECT id, external_id FROM file WHERE document = @document", new { document }).ToList())
        {
            if (!kept.Contains(externalId))
                connection.Execute("DELETE FROM passage WHERE file = @id; DELETE FROM file WHERE id = @id", new { id });
        }
    }

    private int WriteFile(long document, string documentId, int ordinal, PreparedFile prepared)
    {
        var file = connection.QuerySingle<long>(
            """
            INSERT INTO file (document, external_id, ordinal, name, media_type, download, url, sha256, etag, bytes, pages, state, reason, attempts, retry_at, checked_at, recognition)
            VALUES (@Document, @Id, @Ordinal, @Name, @MediaType, @Download, @Url, @Sha256, @ETag, @Bytes, @Pages, @State, @Reason, @Attempts, @RetryAt, @CheckedAt, @Recognition)
            ON CONFLICT (document, external_id) DO UPDATE SET
                ordinal = excluded.ordinal, name = excluded.name, media_type = excluded.media_type, download = excluded.download, url = excluded.url,
                sha256 = excluded.sha256, etag = excluded.etag, bytes = coalesce(excluded.bytes, bytes), pages = coalesce(excluded.pages, pages),
                state = excluded.state, reason = excluded.reason, attempts = excluded.attempts, retry_at = excluded.retry_at, checked_at = excluded.checked_at, recognition = excluded.recognition
            RETURNING id
            """,
            new
            {
                Document = document,
                prepared.File.Id,
                Ordinal = ordinal,
                prepared.File.Name,
                prepared.File.MediaType,
                Download = prepared.File.Download?.AbsoluteUri,
                Url = (prepared.File.Url ?? prepared.File.Download)?.AbsoluteUri,
                prepared.Sha256,
                prepared.ETag,
                prepared.Bytes,
                prepared.Pages,
                State = prepared.State.ToString(),
                prepared.Reason,
                prepared.Attempts,
                RetryAt = prepared.RetryAt is { } at ? LedgerFormats.Instant(at) : null,
                CheckedAt = LedgerFormats.Instant(prepared.CheckedAt),
                Recognition = prepared.Recognition == RecognitionState.NotNeeded ? null : prepared.Recognition.ToString(),
            });
        return prepared.Passages is null ? 0 : WritePassages(document, documentId, file, prepared.File.Id, prepared.Passages);
    }

    private int WritePassages(long document, string documentId, long file, string fileId, IReadOnlyList<PassageDraft> passages)
    {
        connection.Execute("DELETE FROM passage WHERE file = @file", new { file });
        using var insert = new BatchInsert(
            connection,
            "INSERT INTO passage (document, file, key, ordinal, page_from, page_to, heading, text, start, length, recognized) VALUES (@a, @b, @c, @d, @e, @f, @g, @h, @i, @j, @k)",
            11);
        foreach (var passage in passages)
        {
            insert.Add(
                document,
                file,
                LedgerFormats.PassageKey(run.Key, documentId, fileId, passage.Ordinal),
                passage.Ordinal,
                passage.PageFrom,
                passage.PageTo,
                passage.Heading,
                passage.Text,
                passage.Start,
                passage.Length,
                passage.IsRecognized ? 1 : 0);
        }

        return passages.Count;
    }

    /// <summary>A document without any text is still found by its title.</summary>
    private void WriteStandIn(long document, SourceDocument source)
    {
        connection.Execute("DELETE FROM passage WHERE document = @document AND file IS NULL", new { document });
        if (connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM passage WHERE document = @document)", new { document }) == 1)
            return;
        var text = source.Reference is null ? source.Title : string.Create(CultureInfo.InvariantCulture, $"{source.Title} ({source.Reference})");
        connection.Execute(
            "INSERT INTO passage (document, key, ordinal, text) VALUES (@document, @key, 0, @text)",
            new { document, key = LedgerFormats.PassageKey(run.Key, source.Id, "", 0), text });
    }
}
