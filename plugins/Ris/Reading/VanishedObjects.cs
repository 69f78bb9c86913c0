using System.Runtime.CompilerServices;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>
/// After an exhaustive run, takes what was not seen out of the plugin's own storage, as the host takes its documents out of the index.
/// </summary>
internal sealed class VanishedObjects(ListCrawl crawl, PaperStage papers, MeetingStage meetings, CouncilStore store)
{
    // Bounds the questions after an unstable list; where more are open, nothing is taken for vanished.
    private const int MaxQuestions = 500;

    private const string Reason = "It stands in no list of the council system any more.";

    /// <summary>Forgets what has vanished and says so for each object.</summary>
    public async Task<IReadOnlyList<SourceChange>> ForgetAsync(CrawlRun run, CancellationToken cancellationToken)
    {
        await store.FlushAsync(cancellationToken);
        var changes = new List<SourceChange>();
        foreach (var key in await UnseenAsync(run, StorageKeys.Papers, run.Papers, cancellationToken))
        {
            if (await store.PaperAsync(key, cancellationToken) is { } paper)
                changes.AddRange(await papers.ForgetAsync(paper.Paper.Id, Reason, cancellationToken));
        }

        foreach (var key in await UnseenAsync(run, StorageKeys.MeetingPointers, run.Meetings, cancellationToken))
        {
            if (await store.MeetingPointerAsync(key, cancellationToken) is { } meeting)
                changes.AddRange(await meetings.ForgetAsync(meeting.Id, Reason, cancellationToken));
        }

        foreach (var key in await UnseenAsync(run, StorageKeys.Organizations, run.Organizations, cancellationToken))
            store.RemoveOrganization(key);
        await store.FlushAsync(cancellationToken);
        return changes;
    }

    /// <summary>
    /// Asks for each object that a full reading of an unstable list did not show: ALLRIS lists have no known order, so an object may have
    /// slipped from one page to the one before.
    /// </summary>
    public async IAsyncEnumerable<SourceChange> AskAsync(CrawlRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!run.Exhaustive)
            yield break;
        await store.FlushAsync(cancellationToken);
        var ids = new List<(IListStage Stage, string Id)>();
        if (run.Unstable.Contains(meetings.List))
        {
            foreach (var key in await UnseenAsync(run, StorageKeys.MeetingPointers, run.Meetings, cancellationToken))
                ids.Add((meetings, (await store.MeetingPointerAsync(key, cancellationToken))!.Id));
        }

        if (run.Unstable.Contains(papers.List))
        {
            foreach (var key in await UnseenAsync(run, StorageKeys.Papers, run.Papers, cancellationToken))
                ids.Add((papers, (await store.PaperAsync(key, cancellationToken))!.Paper.Id));
        }

        run.HasGap |= ids.Count > MaxQuestions;
        foreach (var (stage, id) in ids.Take(MaxQuestions))
        {
            foreach (var change in await crawl.FetchAsync(run, stage, id, cancellationToken))
                yield return change;
        }
    }

    private async Task<IReadOnlyList<string>> UnseenAsync(CrawlRun run, string prefix, HashSet<string> seen, CancellationToken cancellationToken)
    {
        var unseen = new List<string>();
        await foreach (var (key, _) in store.ScanAsync(prefix, cancellationToken))
        {
            var id = key[prefix.Length..];
            if (!seen.Contains(id) && !run.Failed.Contains(id))
                unseen.Add(id);
        }

        return unseen;
    }
}
