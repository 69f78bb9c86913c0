using System.ComponentModel;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.Reading;
using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tools;

/// <summary>What the assistant can look up in the council information system.</summary>
internal sealed class CouncilTools(IRetriever retriever, CouncilStore store, TimeProvider timeProvider, City city)
{
    private readonly CommitteeNames _committees = new(store);

    [Description("Durchsucht Vorlagen, Anträge, Anfragen und Sitzungen des Rates und seiner Ausschüsse nach Inhalt und liefert die besten Textstellen mit Quelle.")]
    public async Task<IReadOnlyList<ToolPart>> SearchPapers(
        [Description("Wonach gesucht wird, in ganzen Worten, z. B. „Radweg Kaiserstraße Kosten“")] string query,
        [Description("Nur dieses Gremium, z. B. „Stadtrat“ oder „Bauausschuss“")] string? committee = null,
        [Description("Nur diese Art: Beschlussvorlage, Information, Antrag, Änderungsantrag, Anfrage, Antwort, Haushalt")] string? paperType = null,
        [Description("Nur ab diesem Tag (JJJJ-MM-TT)")] DateOnly? since = null,
        [Description("Nur bis zu diesem Tag (JJJJ-MM-TT)")] DateOnly? until = null,
        CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(query))
            return [Notices.Of("Bitte sagen, wonach gesucht werden soll.", "Please say what to search for.")];
        if (since > until)
            return [Notices.ReversedPeriod];
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!string.IsNullOrWhiteSpace(committee))
        {
            var names = await _committees.MatchingAsync(committee, cancellationToken);
            if (names.Count == 0)
                return [await _committees.UnknownAsync(committee, cancellationToken)];
            facets[FacetNames.Committee] = names;
        }

        if (!string.IsNullOrWhiteSpace(paperType))
            facets[FacetNames.PaperType] = [PaperTypes.Parse(paperType).Facet()];
        var text = query.Length <= 4000 ? query : query[..4000];
        var hits = await retriever.SearchAsync(new RetrievalQuery(text) { Since = since, Until = until, Facets = facets }, cancellationToken);
        return hits.Count == 0
            ? [Notices.Of("Im Ratsinformationssystem wurde dazu nichts gefunden.", "Nothing was found on this in the council information system.")]
            : [new Passages(hits) { Sources = [.. hits.Select(hit => hit.Document).DistinctBy(source => (source.DocumentId, source.Page))] }];
    }

    [Description("Zeigt den Beratungsweg einer Vorlage anhand ihrer Nummer: wann welches Gremium sie mit welchem Ergebnis beraten hat.")]
    public async Task<IReadOnlyList<ToolPart>> PaperByReference(
        [Description("Nummer der Vorlage oder Drucksache, z. B. „2024/0112“")] string reference,
        CancellationToken cancellationToken = default)
    {
        var papers = await new PaperLookup(store).FindAsync(reference, cancellationToken);
        if (papers.Count == 0)
            return [Notices.Of($"Eine Vorlage mit der Nummer „{reference}“ wurde nicht gefunden.", $"No paper with the number “{reference}” was found.")];
        var parts = new List<ToolPart>();
        foreach (var paper in papers)
            parts.AddRange(PaperPath.Of(paper, await ConsultationPath.OfAsync(store, paper, cancellationToken)));
        return parts;
    }

    [Description("Listet die Sitzungen eines Zeitraums mit Tagesordnung und Ergebnissen, wahlweise nur eines Gremiums.")]
    public async Task<IReadOnlyList<ToolPart>> Meetings(
        [Description("Erster Tag (JJJJ-MM-TT)")] DateOnly from,
        [Description("Letzter Tag (JJJJ-MM-TT)")] DateOnly to,
        [Description("Nur dieses Gremium, z. B. „Stadtrat“")] string? committee = null,
        CancellationToken cancellationToken = default)
    {
        if (from > to)
            return [Notices.ReversedPeriod];
        var agenda = new MeetingTable(store);
        await foreach (var meeting in store.MeetingsAsync(from, to, cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(committee) || meeting.Committees.Any(name => CommitteeNames.Matches(name, committee)))
                await agenda.AddAsync(meeting, cancellationToken);
        }

        if (agenda.IsEmpty && !string.IsNullOrWhiteSpace(committee) && (await _committees.MatchingAsync(committee, cancellationToken)).Count == 0)
            return [await _committees.UnknownAsync(committee, cancellationToken)];
        return agenda.Parts(from, to);
    }

    [Description("Listet die Vorlagen, Anträge und Anfragen, die seit einem Tag neu sind oder sich geändert haben.")]
    public async Task<IReadOnlyList<ToolPart>> NewSince(
        [Description("Ab diesem Tag (JJJJ-MM-TT)")] DateOnly date,
        CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(timeProvider.GetUtcNow(), city.TimeZone).DateTime);
        return date > today
            ? [Notices.Of($"Der {Notices.German(date)} liegt in der Zukunft.", $"{date:O} is in the future.")]
            : await new ChangedTable(store).PartsAsync(date, cancellationToken);
    }
}
