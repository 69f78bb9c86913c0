using System.Globalization;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Postings;
using Assistant.Memory.Indexing.Segments.Searching;
using Assistant.Memory.Indexing.Segments.Storage;
using Assistant.Sdk;

namespace Assistant.Memory.Indexing.Segments.Filtering;

/// <summary>Counts the values of documents: what a question finds, then each facet under the filters of the others. Used by one thread.</summary>
internal sealed class FacetTally
{
    private static readonly string[] s_facets = [FacetNames.Committee, FacetNames.PaperType, FacetNames.Outcome];
    private readonly Dictionary<string, Dictionary<string, long>> _values = new(StringComparer.Ordinal);
    private long _documents;

    /// <summary>Counts in a city.</summary>
    /// <param name="city">The city.</param>
    /// <param name="access">Whose documents.</param>
    /// <param name="groups">The question; <see langword="null"/> for all documents.</param>
    /// <param name="filter">What a document must fit.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    public static FacetCounts Count(CitySnapshot city, AccessFilter access, QuestionGroups? groups, DocumentFilter filter, CancellationToken cancellationToken)
    {
        var tally = new FacetTally();
        for (var number = 0; number < city.Segments.Count; number++)
        {
            var view = city.Segments[number];
            var found = groups is null ? null : Found(view.Segment, number, groups, cancellationToken);
            tally.Count(view, view.Select(access, new IndexQuery("", 0)), found, filter);
        }

        return tally.Counts();
    }

    private static DocumentSet Found(SegmentReader segment, int number, QuestionGroups groups, CancellationToken cancellationToken)
    {
        var found = new DocumentSet(segment.Documents);
        var cursor = new PostingCursor();
        var documents = segment.PassageDocuments;
        var starts = segment.DocumentStarts;
        foreach (var member in groups.All.Where(group => group.Drives).SelectMany(group => group.Members).Where(member => member.Entries[number].Passages > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            cursor.Open(segment, member.Entries[number], null);
            for (cursor.AdvanceTo(0); cursor.Passage != PostingCursor.Exhausted; cursor.AdvanceTo(starts[documents[cursor.Passage] + 1]))
                found.Add(documents[cursor.Passage]);
        }

        return found;
    }

    private void Count(SegmentView view, DocumentSet? visible, DocumentSet? found, DocumentFilter filter)
    {
        var segment = view.Segment;
        var starts = segment.FacetStarts;
        var values = segment.FacetValues;
        var days = segment.DocumentDays;
        var counts = new int[segment.Tables.Values.Count];
        var conditions = s_facets.Select(facet => Condition(segment, filter, facet)).ToArray();
        var others = filter.Facets.Where(facet => !s_facets.Contains(facet.Key, StringComparer.Ordinal))
            .Select(facet => FacetCondition.Of(segment.Tables, facet.Key, facet.Value, orUnknown: false)).ToArray();
        var ranges = s_facets.Select(segment.Tables.Range).ToArray();
        for (var document = Next(0); document < segment.Documents; document = Next(document + 1))
        {
            if (visible?.Contains(document) == false || !FitsAll(segment, document, others))
                continue;

            // Which one condition it misses: -1 none, the number of a facet, or behind those the period; -2 several.
            var missed = DocumentSelector.IsInPeriod(filter, days[document], orUnknown: false) ? -1 : s_facets.Length;
            for (var facet = 0; facet < conditions.Length; facet++)
            {
                if (conditions[facet] is { } condition && !DocumentSelector.Fits(segment, document, condition))
                    missed = missed == -1 ? facet : -2;
            }

            if (missed == -2)
                continue;
            if (missed == -1)
                _documents++;
            if (days[document] >= 0 && (missed == -1 || missed == s_facets.Length))
                Add(FacetCounts.Year, DateOnly.FromDayNumber(days[document]).Year.ToString("D4", CultureInfo.InvariantCulture), 1);
            for (var i = starts[document]; i < starts[document + 1]; i++)
            {
                var facet = FacetOf(ranges, values[i]);
                if (facet >= 0 && (missed == -1 || missed == facet))
                    counts[values[i]]++;
            }
        }

        for (var value = 0; value < counts.Length; value++)
        {
            if (counts[value] > 0)
                Add(segment.Tables.Values[value].Facet, segment.Tables.Values[value].Value, counts[value]);
        }

        int Next(int from) => found is null ? from : found.Next(from);
    }

    private static bool FitsAll(SegmentReader segment, int document, FacetCondition[] conditions)
    {
        foreach (var condition in conditions)
        {
            if (!DocumentSelector.Fits(segment, document, condition))
                return false;
        }

        return true;
    }

    private static int FacetOf((int First, int Count)[] ranges, int value)
    {
        for (var facet = 0; facet < ranges.Length; facet++)
        {
            if (value >= ranges[facet].First && value < ranges[facet].First + ranges[facet].Count)
                return facet;
        }

        return -1;
    }

    private static FacetCondition? Condition(SegmentReader segment, DocumentFilter filter, string facet) =>
        filter.Facets.TryGetValue(facet, out var values) ? FacetCondition.Of(segment.Tables, facet, values, orUnknown: false) : null;

    private void Add(string facet, string value, long documents)
    {
        if (!_values.TryGetValue(facet, out var values))
            _values[facet] = values = new Dictionary<string, long>(StringComparer.Ordinal);
        values[value] = values.GetValueOrDefault(value) + documents;
    }

    private FacetCounts Counts() => new(
        _documents,
        _values.ToDictionary(
            facet => facet.Key,
            facet => (IReadOnlyList<FacetCount>)
            [
                .. facet.Value.Select(value => new FacetCount(value.Key, value.Value)).OrderByDescending(value => value.Documents).ThenBy(value => value.Value, StringComparer.Ordinal),
            ],
            StringComparer.Ordinal));
}
