using System.Text.Json;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>
/// Keeps meetings with their results and marks what depends on them: their own document, and the papers whose result has changed.
/// </summary>
internal sealed class MeetingStage(OParlClient client, MeetingReading reading, LinkedOrganizations organizations, CouncilStore store, Revisits revisits) : IListStage
{
    // A server whose single objects never have more agenda than its list is not asked for each of them.
    private const int MaxFruitlessLooks = 20;

    private int _fruitlessLooks;

    public string List => "meeting";

    public string Type => "Meeting";

    public bool FollowsNames => true;

    public Uri? ListOf(CouncilBody body) => body.Meetings;

    public async Task<IReadOnlyList<SourceChange>> TakeAsync(CrawlRun run, JsonElement item, CancellationToken cancellationToken)
    {
        var id = item.Text("id")!;
        if (item.IsDeleted())
            return await ForgetAsync(id, "The council system has deleted the meeting.", cancellationToken);

        var findings = new List<Finding>();
        var meeting = await reading.ReadAsync(item, findings, cancellationToken);
        if (item.Field("agendaItem") is null && meeting.Start <= run.Now && await WithAgendaAsync(id, findings, cancellationToken) is { } fuller)
            meeting = fuller;
        var changes = await organizations.EnsureAsync(run, meeting.Organizations, cancellationToken);
        await KeepAsync(run, meeting, cancellationToken);
        return [.. changes, .. findings.Select(finding => new Unreadable(finding.ObjectId, finding.Reason))];
    }

    public async Task<IReadOnlyList<SourceChange>> MissedAsync(CrawlRun run, string id, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Kind is AnswerKind.Failed or AnswerKind.Inactive)
            return await FailedAsync(run, id, answer.Reason, cancellationToken);
        if (answer.Kind is AnswerKind.Locked or AnswerKind.Gone)
            return await ForgetAsync(id, $"The meeting is no longer public: {answer.Reason}.", cancellationToken);
        store.Put(StorageKeys.Gone(OParlAddress.Key(id)), answer.Reason);
        // Not under the meeting's own id: that would keep a vanished meeting in the index.
        return [new Unreadable($"link to {id}", $"The linked meeting is missing: {answer.Reason}.")];
    }

    public Task<IReadOnlyList<SourceChange>> FailedAsync(CrawlRun run, string id, string reason, CancellationToken cancellationToken)
    {
        run.Failed.Add(OParlAddress.Key(id));
        revisits.Add(Revisits.Meeting, id);
        return Task.FromResult<IReadOnlyList<SourceChange>>([new Unreadable(id, reason)]);
    }

    /// <summary>Takes a meeting and its agenda out of the storage.</summary>
    public async Task<IReadOnlyList<SourceChange>> ForgetAsync(string id, string reason, CancellationToken cancellationToken)
    {
        var key = OParlAddress.Key(id);
        if (await store.MeetingAsync(key, cancellationToken) is { } stored)
        {
            store.Remove(StorageKeys.Meeting(stored.Meeting.Day, key));
            foreach (var item in stored.Meeting.Agenda)
                await RemoveItemAsync(item, cancellationToken);
        }

        store.Remove(StorageKeys.MeetingAt(key));
        store.Put(StorageKeys.Gone(key), reason);
        revisits.Drop(Revisits.Meeting, key);
        revisits.Drop(Revisits.Document, key);
        return [new Deleted(id, reason)];
    }

    private async Task<Meeting?> WithAgendaAsync(string id, List<Finding> findings, CancellationToken cancellationToken)
    {
        if (_fruitlessLooks >= MaxFruitlessLooks)
            return null;
        using var answer = await client.GetAsync(id, cancellationToken);
        if (answer.Kind != AnswerKind.Json || answer.Root.Field("agendaItem") is null || answer.Root.Text("id") is null)
        {
            _fruitlessLooks++;
            return null;
        }

        _fruitlessLooks = 0;
        return await reading.ReadAsync(answer.Root, findings, cancellationToken);
    }

    private async Task KeepAsync(CrawlRun run, Meeting meeting, CancellationToken cancellationToken)
    {
        var key = OParlAddress.Key(meeting.Id);
        run.Meetings.Add(key);
        var committees = await CommitteesAsync(meeting, cancellationToken);
        var committee = string.Join(", ", committees);
        var old = await store.MeetingAsync(key, cancellationToken);
        if (old is not null && old.Meeting.Day != meeting.Day)
            store.Remove(StorageKeys.Meeting(old.Meeting.Day, key));

        var present = meeting.Agenda.Select(item => OParlAddress.Key(item.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var item in old?.Meeting.Agenda.Where(item => !present.Contains(OParlAddress.Key(item.Id))) ?? [])
            await RemoveItemAsync(item, cancellationToken);
        foreach (var item in meeting.Agenda)
            await KeepItemAsync(item, new StoredAgendaItem(meeting.Id, meeting.Day, committee, item.Number, item.Result), cancellationToken);

        var slim = meeting with { Files = [.. meeting.Files.Select(file => file.Download is null ? file : file with { Text = null })] };
        store.Put(StorageKeys.MeetingAt(key), new MeetingPointer(meeting.Id, meeting.Day, committee), RisJson.Default.MeetingPointer);
        store.Put(StorageKeys.Meeting(meeting.Day, key), new StoredMeeting(slim, committees), RisJson.Default.StoredMeeting);
        store.Remove(StorageKeys.Gone(key));
        await revisits.FinishIfAddedAsync(Revisits.Meeting, meeting.Id, cancellationToken);
        revisits.Add(Revisits.Document, meeting.Id);
    }

    private async Task KeepItemAsync(AgendaItem item, StoredAgendaItem now, CancellationToken cancellationToken)
    {
        var key = OParlAddress.Key(item.Id);
        var before = await store.AgendaItemAsync(key, cancellationToken);
        if (item.Consultation is { } consultation)
            store.Put(StorageKeys.AgendaItemOf(OParlAddress.Key(consultation), key), item.Id);
        if (before == now)
            return;
        store.Put(StorageKeys.AgendaItem(key), now, RisJson.Default.StoredAgendaItem);
        await MarkPapersAsync(item, key, cancellationToken);
    }

    private async Task RemoveItemAsync(AgendaItem item, CancellationToken cancellationToken)
    {
        var key = OParlAddress.Key(item.Id);
        store.Remove(StorageKeys.AgendaItem(key));
        if (item.Consultation is { } consultation)
            store.Remove(StorageKeys.AgendaItemOf(OParlAddress.Key(consultation), key));
        await MarkPapersAsync(item, key, cancellationToken);
    }

    private async Task MarkPapersAsync(AgendaItem item, string key, CancellationToken cancellationToken)
    {
        foreach (var paper in await AgendaPapers.KeysAsync(store, item, key, cancellationToken))
        {
            if (await store.PaperAsync(paper, cancellationToken) is { } stored)
                revisits.Add(Revisits.Paper, stored.Paper.Id);
        }
    }

    private async Task<IReadOnlyList<string>> CommitteesAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        var names = await store.OrganizationsAsync(cancellationToken);
        var committees = meeting.Organizations.Select(id => names.GetValueOrDefault(OParlAddress.Key(id))).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return committees.Count > 0 ? committees : [WithoutRemark(meeting.Name) ?? "Sitzung"];
    }

    // “Stadtrat (öffentlich/nicht öffentlich)”
    private static string? WithoutRemark(string? name)
    {
        var at = name?.LastIndexOf('(') ?? -1;
        return at > 0 && name!.EndsWith(')') && name.AsSpan(at).Contains("öffentlich", StringComparison.OrdinalIgnoreCase) ? name[..at].TrimEnd() : name;
    }
}
