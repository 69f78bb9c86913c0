using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Filtering;

/// <summary>Which values of a facet are wanted, in the numbers of a segment. Immutable.</summary>
/// <param name="First">The facet's first value in the segment.</param>
/// <param name="Wanted">For each of the facet's values whether it is wanted.</param>
/// <param name="OrUnknown">Whether a document fits, too, that has no value of the facet.</param>
internal sealed record FacetCondition(int First, bool[] Wanted, bool OrUnknown)
{
    public static FacetCondition Of(SegmentTables tables, string facet, IReadOnlyList<string> values, bool orUnknown)
    {
        var (first, count) = tables.Range(facet);
        var wanted = values.ToHashSet(StringComparer.Ordinal);
        return new FacetCondition(first, [.. Enumerable.Range(first, count).Select(value => wanted.Contains(tables.Values[value].Value))], orUnknown);
    }
}
