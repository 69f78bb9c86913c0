using System.Text.Json;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Keeps the organizations' names, which papers and meetings carry; yields no documents.</summary>
internal sealed class OrganizationStage(CouncilStore store, Revisits revisits) : IListStage
{
    public string List => "organization";

    public string Type => "Organization";

    public bool FollowsNames => false;

    public Uri? ListOf(CouncilBody body) => body.Organizations;

    public async Task<IReadOnlyList<SourceChange>> TakeAsync(CrawlRun run, JsonElement item, CancellationToken cancellationToken)
    {
        var id = item.Text("id")!;
        var key = OParlAddress.Key(id);
        if (item.IsDeleted())
        {
            store.RemoveOrganization(key);
            return [];
        }

        run.Organizations.Add(key);
        var names = await store.OrganizationsAsync(cancellationToken);
        if ((item.Line("name") ?? item.Line("shortName")) is not { } name)
            return [];
        if (names.TryGetValue(key, out var known) && known != name)
        {
            run.NamesChanged = true;
            revisits.Add(Revisits.Names, run.Body.Id);
        }

        if (known != name)
            store.PutOrganization(new Organization(id, name));
        return [];
    }

    public Task<IReadOnlyList<SourceChange>> MissedAsync(CrawlRun run, string id, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Kind is not (AnswerKind.Failed or AnswerKind.Inactive))
            store.Put(StorageKeys.Gone(OParlAddress.Key(id)), answer.Reason);
        return FailedAsync(run, id, answer.Reason, cancellationToken);
    }

    public Task<IReadOnlyList<SourceChange>> FailedAsync(CrawlRun run, string id, string reason, CancellationToken cancellationToken)
    {
        // The name known so far stays.
        run.Organizations.Add(OParlAddress.Key(id));
        return Task.FromResult<IReadOnlyList<SourceChange>>([new Unreadable(id, $"The organization cannot be read: {reason}")]);
    }
}
