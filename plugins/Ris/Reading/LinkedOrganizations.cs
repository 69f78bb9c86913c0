using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Fetches the organizations that meetings and papers link to and that the list of organizations does not show.</summary>
internal sealed class LinkedOrganizations(ListCrawl crawl, OrganizationStage stage, CouncilStore store)
{
    private const int MaxFetches = 200;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<SourceChange>> EnsureAsync(CrawlRun run, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var changes = new List<SourceChange>();
        foreach (var id in ids)
        {
            var key = OParlAddress.Key(id);
            if (run.Organizations.Contains(key) || _asked.Count >= MaxFetches || !await IsUnknownAsync(run, key, cancellationToken) || !_asked.Add(key))
                continue;
            changes.AddRange(await crawl.FetchAsync(run, stage, id, cancellationToken));
        }

        return changes;
    }

    private async Task<bool> IsUnknownAsync(CrawlRun run, string key, CancellationToken cancellationToken) =>
        run.Full ||
        (!(await store.OrganizationsAsync(cancellationToken)).ContainsKey(key) && await store.GetAsync(StorageKeys.Gone(key), cancellationToken) is null);
}
