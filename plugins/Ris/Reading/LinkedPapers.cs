using System.Runtime.CompilerServices;
using System.Text.Json;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>
/// Reads papers by their own address: those whose results have changed or that failed last time, those that only agendas link to, and a
/// few recent ones to see whether they are still public.
/// </summary>
internal sealed class LinkedPapers(OParlClient client, ListCrawl crawl, PaperStage stage, CouncilStore store, Revisits revisits)
{
    // Bounds what one run asks for beyond the lists; the rest follows in the next runs.
    private const int MaxLooksIntoAgendas = 100;
    private const int MaxProbes = 20;
    private const int ProbeDays = 30;

    private int _looks;

    public async IAsyncEnumerable<SourceChange> ReadAsync(CrawlRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in await revisits.ListAsync(Revisits.Paper, cancellationToken))
        {
            if (IsSeen(run, id))
                continue;
            foreach (var change in await crawl.FetchAsync(run, stage, id, cancellationToken))
                yield return change;
            if (!run.Failed.Contains(OParlAddress.Key(id)))
                revisits.Finish(Revisits.Paper, id);
            if (run.Beat() is { } beat)
                yield return beat;
        }

        await store.FlushAsync(cancellationToken);
        stage.Linked = true;
        foreach (var id in run.Full ? await KnownByLinkAsync(cancellationToken) : await ProbesAsync(run, cancellationToken))
        {
            if (IsSeen(run, id))
                continue;
            var known = (await store.PaperAsync(OParlAddress.Key(id), cancellationToken))?.Fingerprint;
            foreach (var change in await crawl.FetchAsync(run, stage, id, cancellationToken))
            {
                // Asking whether a paper is still public is no news of it.
                if (run.Full || change is not Upserted { Document.Fingerprint: { } now } || now != known)
                    yield return change;
            }

            if (run.Beat() is { } beat)
                yield return beat;
        }

        await foreach (var change in FromAgendasAsync(run, cancellationToken))
            yield return change;
        stage.Linked = false;
        await store.FlushAsync(cancellationToken);
    }

    private static bool IsSeen(CrawlRun run, string id) => run.Papers.Contains(OParlAddress.Key(id)) || run.Failed.Contains(OParlAddress.Key(id));

    private async Task<IReadOnlyList<string>> KnownByLinkAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var (_, value) in store.ScanAsync(StorageKeys.Papers, cancellationToken))
        {
            if (JsonSerializer.Deserialize(value, RisJson.Default.StoredPaper) is { Linked: true } stored)
                ids.Add(stored.Paper.Id);
        }

        return ids;
    }

    // SessionNet leaves no tombstone when a paper becomes non-public; it only answers 401. Recent papers are the ones that are withdrawn, so
    // some of them are asked for in turn; the others wait for the full run.
    private async Task<IReadOnlyList<string>> ProbesAsync(CrawlRun run, CancellationToken cancellationToken)
    {
        var recent = new List<string>();
        await foreach (var (key, _) in store.ScanAsync(StorageKeys.ChangedPapers + StorageKeys.Day(run.Today.AddDays(-ProbeDays)), StorageKeys.After(StorageKeys.ChangedPapers), cancellationToken))
            recent.Add(key);
        var last = await store.GetAsync(StorageKeys.Probe, cancellationToken) ?? "";
        var turn = recent.Where(key => string.CompareOrdinal(key, last) > 0).Concat(recent.Where(key => string.CompareOrdinal(key, last) <= 0)).Take(MaxProbes).ToList();
        if (turn.Count > 0)
            store.Put(StorageKeys.Probe, turn[^1]);
        var ids = new List<string>();
        foreach (var key in turn)
        {
            // changed/2024-05-03/<key>
            if (await store.PaperAsync(key[(StorageKeys.ChangedPapers.Length + "yyyy-MM-dd/".Length)..], cancellationToken) is { } stored)
                ids.Add(stored.Paper.Id);
        }

        return ids;
    }

    private async IAsyncEnumerable<SourceChange> FromAgendasAsync(CrawlRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in await revisits.ListAsync(Revisits.Document, cancellationToken))
        {
            var meeting = await store.MeetingAsync(OParlAddress.Key(id), cancellationToken);
            foreach (var item in meeting?.Meeting.Agenda ?? [])
            {
                if (run.Beat() is { } beat)
                    yield return beat;
                if (await PaperOfAsync(item, cancellationToken) is not { } paper || IsSeen(run, paper))
                    continue;
                foreach (var change in await crawl.FetchAsync(run, stage, paper, cancellationToken))
                    yield return change;
                if (!run.Papers.Contains(OParlAddress.Key(paper)) && !run.Failed.Contains(OParlAddress.Key(paper)))
                    store.Put(StorageKeys.Gone(OParlAddress.Key(paper)), "not public");
            }
        }
    }

    /// <summary>The address of an item's paper where it is not known yet.</summary>
    private async Task<string?> PaperOfAsync(AgendaItem item, CancellationToken cancellationToken)
    {
        if (item.Consultation is not { } consultation || _looks >= MaxLooksIntoAgendas)
            return null;
        var itemKey = OParlAddress.Key(item.Id);
        foreach (var key in await AgendaPapers.KeysAsync(store, item, itemKey, cancellationToken))
        {
            if (await store.PaperAsync(key, cancellationToken) is not null || await store.GetAsync(StorageKeys.Gone(key), cancellationToken) is not null)
                return null;
        }

        if (item.Paper is { } named)
        {
            _looks++;
            return named;
        }

        var gone = StorageKeys.Gone(OParlAddress.Key(consultation));
        if (await store.GetAsync(gone, cancellationToken) is not null)
            return null;
        _looks++;
        using var answer = await client.GetAsync(consultation, cancellationToken);
        if (answer.Kind == AnswerKind.Json && answer.Root.Link("paper") is { } paper)
        {
            store.Put(StorageKeys.PaperOf(itemKey, OParlAddress.Key(paper)), paper);
            var isKnown = await store.PaperAsync(OParlAddress.Key(paper), cancellationToken) is not null || await store.GetAsync(StorageKeys.Gone(OParlAddress.Key(paper)), cancellationToken) is not null;
            return isKnown ? null : paper;
        }

        if (answer.Kind is not (AnswerKind.Failed or AnswerKind.Inactive))
            store.Put(gone, "no paper");
        return null;
    }
}
