using System.Globalization;
using Assistant.Conversations.Tools;
using Assistant.Memory.Documents;
using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Filters;

/// <summary>
/// Reads from a question to which documents it narrows itself: “Welche Anträge hat der Bauausschuss 2024 abgelehnt?”. Only values that the
/// caller's documents really have become filters. Deterministic; thread-safe.
/// </summary>
public sealed class ImpliedFilters(FacetedSearch facets, DocumentReader documents)
{
    private const int MaxNamed = 3;
    private readonly CouncilCalendar _calendar = new(documents);

    /// <summary>Reads the question.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="question">The question, completed where it leans on others.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="culture">The language of the labels.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>At most one of each kind.</returns>
    public Task<IReadOnlyList<ImpliedFilter>> ReadAsync(Caller caller, string question, DateOnly today, CultureInfo culture, CancellationToken cancellationToken) =>
        ReadAsync(caller, question, today, culture, isOffered: false, cancellationToken);

    /// <summary>
    /// Reads the words of a search. What they say is offered and not applied: so “Radweg seit 2024” need not ask for what a council did.
    /// </summary>
    /// <param name="caller">Who searches.</param>
    /// <param name="words">The words.</param>
    /// <param name="today">The day on which it is searched.</param>
    /// <param name="culture">The language of the labels.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>At most one of each kind.</returns>
    public Task<IReadOnlyList<ImpliedFilter>> OfferAsync(Caller caller, string words, DateOnly today, CultureInfo culture, CancellationToken cancellationToken) =>
        ReadAsync(caller, words, today, culture, isOffered: true, cancellationToken);

    private async Task<IReadOnlyList<ImpliedFilter>> ReadAsync(Caller caller, string question, DateOnly today, CultureInfo culture, bool isOffered, CancellationToken cancellationToken)
    {
        // Who names a paper by its number means this one, whoever dealt with it and whenever.
        if (ArgumentBinder.Reference().IsMatch(question))
            return [];
        var counts = await facets.ValuesAsync(caller, cancellationToken);
        var committees = CommitteeMatch.Of(question, counts.Of(FacetNames.Committee).Select(value => value.Value));
        // “Ortsbeirat Altrhein 2024”: the year behind a committee's name is not its own.
        var rest = committees.Aggregate(question, (text, name) => text.Replace(name, " ", StringComparison.OrdinalIgnoreCase));
        var ofCalendar = _calendar.Read(caller, question, committees, today);
        var period = ofCalendar ?? PeriodWords.Read(CouncilCalendar.Without(rest), today);
        var isOfCouncil = ofCalendar is not null || PeriodWords.AreOfCouncil(question);
        if (!isOffered && !isOfCouncil && (committees.Count == 0 || period is null || PeriodWords.IsYear(period)))
            return [];
        var types = Known(counts, FacetNames.PaperType, PaperWords.Types(question));
        var outcomes = Known(counts, FacetNames.Outcome, PaperWords.Outcomes(question));

        var implied = new List<ImpliedFilter>();
        if (period is not null)
            implied.Add(new ImpliedFilter(FilterKind.Period, PeriodLabel.Of(period.From, period.To, culture)!, new SearchFilters { Since = period.From, Until = period.To }));
        if (committees.Count > 0)
            implied.Add(new ImpliedFilter(FilterKind.Committee, CommitteeLabel(question, committees), new SearchFilters { Committee = committees }));
        if (types.Count > 0)
            implied.Add(new ImpliedFilter(FilterKind.PaperType, Labels(FacetNames.PaperType, types, culture), new SearchFilters { PaperType = types }));
        if (outcomes.Count > 0)
            implied.Add(new ImpliedFilter(FilterKind.Outcome, Labels(FacetNames.Outcome, outcomes, culture), new SearchFilters { Outcome = outcomes }));
        return implied;
    }

    private static List<string> Known(FacetCounts counts, string facet, IReadOnlyList<string> wanted) =>
        [.. wanted.Where(value => counts.Of(facet).Any(known => known.Value == value))];

    private static string CommitteeLabel(string question, IReadOnlyList<string> committees) =>
        committees.Count > MaxNamed && CommitteeReader.Read(question) is { } asked ? asked : string.Join(", ", committees);

    private static string Labels(string facet, List<string> values, CultureInfo culture) => string.Join(", ", values.Select(value => FacetLabels.Of(facet, value, culture)));
}
