using Assistant.Memory.Ledger;
using Assistant.Memory.Splitting;
using Assistant.Sdk;

namespace Assistant.Memory.Ingestion;

/// <summary>Brings one document up to date in memory: looks at what is known and prepares only what has changed.</summary>
internal sealed class DocumentPreparer(DocumentLedger ledger, FilePreparer files, TimeProvider timeProvider)
{
    /// <returns>The document, or <see langword="null"/> where there is nothing to do.</returns>
    public async Task<PreparedDocument?> PrepareAsync(SourceRun run, SourceDocument document, HttpClient client, CancellationToken cancellationToken)
    {
        var known = ledger.Find(run.Source, document.Id);
        return known is not null && CanSkip(run, document, known)
            ? null
            : await PrepareAsync(document, known, client, cancellationToken);
    }

    /// <summary>Tries those files again whose time has come; the others stay untouched.</summary>
    public async Task<PreparedDocument> RetryAsync(KnownDocument known, HttpClient client, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var prepared = new List<PreparedFile>(known.Files.Count);
        foreach (var (file, knownFile) in known.Description.Files.Zip(known.Files))
            prepared.Add(knownFile.RetryAt <= now && files.IsWorthTrying(knownFile) ? await files.PrepareAsync(file, knownFile, agenda: null, client, cancellationToken) : FilePreparer.Untouched(file, knownFile));
        return new PreparedDocument(known.Description, known.Id, DescriptionChanged: false, prepared);
    }

    private async Task<PreparedDocument> PrepareAsync(SourceDocument document, KnownDocument? known, HttpClient client, CancellationToken cancellationToken)
    {
        var prepared = new List<PreparedFile>(document.Files.Count);
        var agenda = document.Files.Where(file => file is { Text: not null, MediaType: "text/markdown" }).Select(file => Agenda.Parse(file.Text!)).FirstOrDefault(found => found is not null);
        foreach (var file in document.Files.DistinctBy(file => file.Id, StringComparer.Ordinal))
        {
            var knownFile = known?.Files.FirstOrDefault(candidate => candidate.ExternalId == file.Id);
            prepared.Add(await files.PrepareAsync(file, knownFile, agenda, client, cancellationToken));
        }

        return new PreparedDocument(document, known?.Id, known is not null && DescriptionChanged(document, known), prepared);
    }

    private static bool CanSkip(SourceRun run, SourceDocument document, KnownDocument known) =>
        document.Fingerprint is not null
        && document.Fingerprint == known.Description.Fingerprint
        && (!run.Full || known.Files.All(file => file.CheckedAt >= run.FullSince));

    private static bool DescriptionChanged(SourceDocument document, KnownDocument known)
    {
        var old = known.Description;
        return document.Title != old.Title
            || document.Kind != old.Kind
            || document.Reference != old.Reference
            || document.Date != old.Date
            || document.Url?.AbsoluteUri != old.Url?.AbsoluteUri
            || document.Audience != old.Audience
            || LedgerFormats.Facets(document.Facets) != LedgerFormats.Facets(old.Facets)
            || known.Files.Any(file => document.Files.All(current => current.Id != file.ExternalId));
    }
}
