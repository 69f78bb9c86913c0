using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Fetches the meetings that papers link to and that the list of meetings does not show.</summary>
internal sealed class LinkedMeetings(ListCrawl crawl, MeetingStage stage, CouncilStore store)
{
    // A server that lost its meetings would else be asked for thousands.
    private const int MaxFetches = 500;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<SourceChange>> EnsureAsync(CrawlRun run, Paper paper, CancellationToken cancellationToken)
    {
        var changes = new List<SourceChange>();
        foreach (var meeting in paper.Consultations.Select(consultation => consultation.Meeting).OfType<string>())
        {
            var key = OParlAddress.Key(meeting);
            if (run.Meetings.Contains(key) || run.Failed.Contains(key) || _asked.Count >= MaxFetches || !await IsUnknownAsync(run, key, cancellationToken) || !_asked.Add(key))
                continue;
            changes.AddRange(await crawl.FetchAsync(run, stage, meeting, cancellationToken));
        }

        return changes;
    }

    private async Task<bool> IsUnknownAsync(CrawlRun run, string key, CancellationToken cancellationToken) =>
        run.Full ||
        (await store.MeetingPointerAsync(key, cancellationToken) is null && await store.GetAsync(StorageKeys.Gone(key), cancellationToken) is null);
}
