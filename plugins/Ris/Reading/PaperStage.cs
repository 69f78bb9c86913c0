using System.Text.Json;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>Turns papers into documents and keeps what tools and the next run need of them.</summary>
internal sealed class PaperStage(PaperReading reading, LinkedMeetings meetings, LinkedOrganizations organizations, CouncilStore store, Revisits revisits, City city) : IListStage
{
    public string List => "paper";

    public string Type => "Paper";

    public bool FollowsNames => true;

    /// <summary>Whether the papers now taken were found by links and not in the list.</summary>
    public bool Linked { get; set; }

    public Uri? ListOf(CouncilBody body) => body.Papers;

    public async Task<IReadOnlyList<SourceChange>> TakeAsync(CrawlRun run, JsonElement item, CancellationToken cancellationToken)
    {
        var id = item.Text("id")!;
        if (item.IsDeleted())
            return await ForgetAsync(id, "The council system has deleted the paper.", cancellationToken);

        var findings = new List<Finding>();
        var paper = await reading.ReadAsync(item, findings, cancellationToken);
        var changes = new List<SourceChange>(await meetings.EnsureAsync(run, paper, cancellationToken));
        changes.AddRange(await organizations.EnsureAsync(run, paper.Consultations.SelectMany(consultation => consultation.Organizations), cancellationToken));
        var path = await ConsultationPath.OfAsync(store, paper, cancellationToken);
        var document = PaperDocument.Of(paper, path, Fingerprint.Of(item, run.Today));
        await KeepAsync(run, paper, item, document.Fingerprint!, cancellationToken);
        changes.AddRange(findings.Select(finding => new Unreadable(finding.ObjectId, finding.Reason)));
        changes.Add(new Upserted(document));
        return changes;
    }

    /// <remarks>
    /// 401, 403 and 410 say that the paper is no longer public. 404 does not: by the specification (2.8) a deleted object still answers,
    /// so a 404 is a fault of the server. What is indexed stays until a full run finds the paper in no list.
    /// </remarks>
    public async Task<IReadOnlyList<SourceChange>> MissedAsync(CrawlRun run, string id, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Kind is AnswerKind.Failed or AnswerKind.Inactive)
            return await FailedAsync(run, id, answer.Reason, cancellationToken);
        if (answer.Kind is AnswerKind.Locked or AnswerKind.Gone)
            return await ForgetAsync(id, $"The paper is no longer public: {answer.Reason}.", cancellationToken);
        return run.Full
            ? []
            : [new Unreadable(id, "The server answers 404 for this paper; the next full run decides whether it has vanished.")];
    }

    public Task<IReadOnlyList<SourceChange>> FailedAsync(CrawlRun run, string id, string reason, CancellationToken cancellationToken)
    {
        run.Failed.Add(OParlAddress.Key(id));
        revisits.Add(Revisits.Paper, id);
        return Task.FromResult<IReadOnlyList<SourceChange>>([new Unreadable(id, reason)]);
    }

    /// <summary>Takes a paper out of the storage.</summary>
    public async Task<IReadOnlyList<SourceChange>> ForgetAsync(string id, string reason, CancellationToken cancellationToken)
    {
        var key = OParlAddress.Key(id);
        if (await store.PaperAsync(key, cancellationToken) is { } stored)
            await UnlinkAsync(stored, key, cancellationToken);
        store.Remove(StorageKeys.Paper(key));
        store.Put(StorageKeys.Gone(key), reason);
        revisits.Drop(Revisits.Paper, key);
        return [new Deleted(id, reason)];
    }

    private async Task KeepAsync(CrawlRun run, Paper paper, JsonElement item, string fingerprint, CancellationToken cancellationToken)
    {
        var key = OParlAddress.Key(paper.Id);
        run.Papers.Add(key);
        var old = await store.PaperAsync(key, cancellationToken);
        var linked = Linked && old is not { Linked: false };
        var changed = old is null ? FirstDay(run, paper, item) : old.Fingerprint == fingerprint ? old.Changed : run.Today;
        store.Remove(StorageKeys.Gone(key));
        await revisits.FinishIfAddedAsync(Revisits.Paper, paper.Id, cancellationToken);
        if (old is not null && old.Fingerprint == fingerprint && old.Linked == linked)
            return;
        if (old is not null)
            await UnlinkAsync(old, key, cancellationToken);

        var slim = paper with { Files = [] };
        store.Put(StorageKeys.Paper(key), new StoredPaper(slim, fingerprint, changed, linked), RisJson.Default.StoredPaper);
        store.Put(StorageKeys.Changed(changed, key), old is null ? "new" : "changed");
        if (References.Normalize(paper.Reference) is { Length: > 0 } reference)
            store.Put(StorageKeys.Reference(reference, key), paper.Id);
        foreach (var consultation in paper.Consultations)
        {
            if (consultation.AgendaItem is { } agendaItem)
                store.Put(StorageKeys.PaperOf(OParlAddress.Key(agendaItem), key), paper.Id);
            if (consultation.Id is { } id)
                store.Put(StorageKeys.PaperBy(OParlAddress.Key(id), key), paper.Id);
        }

        // The agendas name the paper by its number.
        if (old is null || old.Paper.Reference != paper.Reference || !old.Paper.Consultations.SequenceEqual(paper.Consultations, SameItem.Instance))
            await MarkMeetingsAsync(paper, cancellationToken);
    }

    private async Task UnlinkAsync(StoredPaper stored, string key, CancellationToken cancellationToken)
    {
        store.Remove(StorageKeys.Changed(stored.Changed, key));
        if (References.Normalize(stored.Paper.Reference) is { Length: > 0 } reference)
            store.Remove(StorageKeys.Reference(reference, key));
        foreach (var consultation in stored.Paper.Consultations)
        {
            if (consultation.AgendaItem is { } agendaItem)
                store.Remove(StorageKeys.PaperOf(OParlAddress.Key(agendaItem), key));
            if (consultation.Id is { } id)
                store.Remove(StorageKeys.PaperBy(OParlAddress.Key(id), key));
        }

        await MarkMeetingsAsync(stored.Paper, cancellationToken);
    }

    private async Task MarkMeetingsAsync(Paper paper, CancellationToken cancellationToken)
    {
        foreach (var meeting in paper.Consultations.Select(consultation => consultation.Meeting).OfType<string>())
        {
            if (await store.MeetingPointerAsync(OParlAddress.Key(meeting), cancellationToken) is { } pointer)
                revisits.Add(Revisits.Document, pointer.Id);
        }
    }

    // Where a paper is seen for the first time, the server's own dates say since when it has been there; today's date in “modified” may be
    // more! rubin's, so it comes last.
    private DateOnly FirstDay(CrawlRun run, Paper paper, JsonElement item)
    {
        var created = item.Stamp("created", city.TimeZone, run.Now) is { } moment ? DateOnly.FromDateTime(moment.DateTime) : (DateOnly?)null;
        var modified = item.Stamp("modified", city.TimeZone, run.Now) is { } stamp ? DateOnly.FromDateTime(stamp.DateTime) : (DateOnly?)null;
        var day = created ?? paper.Date ?? modified ?? run.Today;
        return day > run.Today ? run.Today : day;
    }

    private sealed class SameItem : IEqualityComparer<Consultation>
    {
        public static readonly SameItem Instance = new();

        public bool Equals(Consultation? x, Consultation? y) => (x?.Meeting, x?.AgendaItem) == (y?.Meeting, y?.AgendaItem);

        public int GetHashCode(Consultation obj) => HashCode.Combine(obj.Meeting, obj.AgendaItem);
    }
}
