using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Storage;

namespace Assistant.Plugins.Ris.Reading;

/// <summary>A paper's way through the committees, put together from its consultations and the meetings' agendas.</summary>
internal static class ConsultationPath
{
    /// <summary>The steps in order of their days; those without a day last.</summary>
    public static async Task<IReadOnlyList<PathStep>> OfAsync(CouncilStore store, Paper paper, CancellationToken cancellationToken)
    {
        var names = await store.OrganizationsAsync(cancellationToken);
        var steps = new List<PathStep>();
        foreach (var consultation in paper.Consultations)
            steps.Add(await StepAsync(store, consultation, names, cancellationToken));
        return [.. steps.OrderBy(step => step.Day ?? DateOnly.MaxValue)];
    }

    /// <summary>
    /// What became of the paper: the last known outcome of a committee that decides, else the last known outcome at all.
    /// </summary>
    public static Outcome OutcomeOf(IReadOnlyList<PathStep> steps)
    {
        var known = steps.Where(step => step.Outcome != Outcome.Unknown).ToList();
        return (known.LastOrDefault(step => step.Authoritative) ?? known.LastOrDefault())?.Outcome ?? Outcome.Unknown;
    }

    private static async Task<PathStep> StepAsync(CouncilStore store, Consultation consultation, IReadOnlyDictionary<string, string> names, CancellationToken cancellationToken)
    {
        var item = await ItemAsync(store, consultation, cancellationToken);
        var meetingId = item?.Meeting ?? consultation.Meeting;
        var pointer = item is null && meetingId is not null ? await store.MeetingPointerAsync(OParlAddress.Key(meetingId), cancellationToken) : null;
        var committee = string.Join(", ", consultation.Organizations.Select(id => names.GetValueOrDefault(OParlAddress.Key(id))).OfType<string>().Distinct(StringComparer.Ordinal));
        return new PathStep
        {
            Day = item?.Day ?? pointer?.Day,
            Committee = committee.Length > 0 ? committee : item?.Committee ?? pointer?.Committee,
            Role = consultation.Role,
            Authoritative = consultation.Authoritative,
            Result = item?.Result,
            Outcome = Outcomes.InRole(Outcomes.Parse(item?.Result), consultation.Role, consultation.Authoritative),
            Number = item?.Number,
            Meeting = meetingId,
        };
    }

    private static async Task<StoredAgendaItem?> ItemAsync(CouncilStore store, Consultation consultation, CancellationToken cancellationToken)
    {
        if (consultation.AgendaItem is { } direct)
            return await store.AgendaItemAsync(OParlAddress.Key(direct), cancellationToken);
        if (consultation.Id is not { } id)
            return null;

        // SessionNet uses consultation ids again: only an item of the same meeting counts, or the only one there is.
        var candidates = new List<StoredAgendaItem>();
        foreach (var key in await store.IndexAsync(StorageKeys.AgendaItemOf(OParlAddress.Key(id), ""), cancellationToken))
        {
            if (await store.AgendaItemAsync(key, cancellationToken) is { } item)
                candidates.Add(item);
        }

        if (consultation.Meeting is { } meeting)
            candidates.RemoveAll(item => OParlAddress.Key(item.Meeting) != OParlAddress.Key(meeting));
        return candidates is [var only] ? only : null;
    }
}
