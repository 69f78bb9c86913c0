using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Filtering;

/// <summary>Decides which documents of a segment a query may find: a pass over columns, some nanoseconds a document.</summary>
internal static class DocumentSelector
{
    /// <summary>The documents that are there, that the caller may see and that fit; <see langword="null"/> for all of the segment.</summary>
    public static DocumentSet? Select(SegmentReader segment, DocumentSet? deleted, AccessFilter access, IndexQuery query)
    {
        var audiences = Audiences(segment, access);
        if (deleted is null && query.Document is null && query.Filter.IsEmpty && query.Implied.IsEmpty && !audiences.Contains(false))
            return null;
        var selected = new DocumentSet(segment.Documents);
        var (first, last) = Range(segment, query.Document);
        var days = segment.DocumentDays;
        var columns = segment.DocumentAudiences;
        var conditions = Conditions(segment, query);
        for (var document = first; document < last; document++)
        {
            if (deleted?.Contains(document) == true || !audiences[columns[document]])
                continue;
            if (IsInPeriod(query.Filter, days[document], orUnknown: false) && IsInPeriod(query.Implied, days[document], orUnknown: true) && Fits(segment, document, conditions))
                selected.Add(document);
        }

        return selected;
    }

    /// <summary>Whether a day lies in the filter's period; -1 is no day.</summary>
    public static bool IsInPeriod(DocumentFilter filter, int day, bool orUnknown)
    {
        if (filter.Since is null && filter.Until is null)
            return true;
        if (day < 0)
            return orUnknown;
        return (filter.Since is not { } since || day >= since.DayNumber) && (filter.Until is not { } until || day <= until.DayNumber);
    }

    /// <summary>Which of the segment's audiences are among the caller's.</summary>
    public static bool[] Audiences(SegmentReader segment, AccessFilter access)
    {
        var allowed = access.Audiences.Select(audience => audience.Value).ToHashSet(StringComparer.Ordinal);
        return [.. segment.Tables.Audiences.Select(allowed.Contains)];
    }

    /// <summary>Whether a document has one of the values wanted.</summary>
    public static bool Fits(SegmentReader segment, int document, FacetCondition condition)
    {
        var starts = segment.FacetStarts;
        var values = segment.FacetValues;
        var known = false;
        for (var i = starts[document]; i < starts[document + 1]; i++)
        {
            var place = values[i] - condition.First;
            if ((uint)place >= (uint)condition.Wanted.Length)
                continue;
            if (condition.Wanted[place])
                return true;
            known = true;
        }

        return condition.OrUnknown && !known;
    }

    private static bool Fits(SegmentReader segment, int document, List<FacetCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            if (!Fits(segment, document, condition))
                return false;
        }

        return true;
    }

    private static List<FacetCondition> Conditions(SegmentReader segment, IndexQuery query) =>
    [
        .. query.Filter.Facets.Select(facet => FacetCondition.Of(segment.Tables, facet.Key, facet.Value, orUnknown: false)),
        .. query.Implied.Facets.Select(facet => FacetCondition.Of(segment.Tables, facet.Key, facet.Value, orUnknown: true)),
    ];

    private static (int First, int Last) Range(SegmentReader segment, long? number)
    {
        if (number is not { } wanted)
            return (0, segment.Documents);
        var document = segment.DocumentOf(wanted);
        return document < 0 ? (0, 0) : (document, document + 1);
    }
}
