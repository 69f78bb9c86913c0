using Assistant.Memory.Indexing.Qdrant.Api;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Writes what a caller may see and what a query wants as a filter of Qdrant. Each begins with the city and the audiences; Qdrant itself separates no tenants.</summary>
internal static class Filters
{
    /// <summary>All points of a kind in a city, whoever may see them: the corpus of document frequencies.</summary>
    public static Filter OfCity(string cityId, string kind) => new() { Must = [Keyword(Fields.City, cityId), Keyword(Fields.Kind, kind)] };

    /// <summary>All points of a kind, for the index’s own counts; no question is answered from it.</summary>
    public static Filter OfKind(string kind) => new() { Must = [Keyword(Fields.Kind, kind)] };

    /// <summary>All passages of a city that have a vector, or lack it; no question is answered from it.</summary>
    /// <param name="cityId">The city; <see langword="null"/> for all.</param>
    /// <param name="vector">The vector's name; the collection must know it.</param>
    /// <param name="isThere">Whether those that have it, or those that lack it.</param>
    public static Filter OfVector(string? cityId, string vector, bool isThere)
    {
        List<Condition> must = cityId is null ? [Keyword(Fields.Kind, PointKinds.Passage)] : [Keyword(Fields.City, cityId), Keyword(Fields.Kind, PointKinds.Passage)];
        return isThere ? new Filter { Must = [.. must, new VectorPresence(vector)] } : new Filter { Must = must, MustNot = [new VectorPresence(vector)] };
    }

    /// <summary>Passages that have not been written again since.</summary>
    /// <param name="revision">The number of the first write that is too new.</param>
    public static Filter Before(long revision) => new()
    {
        Must = [Keyword(Fields.Kind, PointKinds.Passage), new FieldCondition(Fields.Revision) { Range = new IntegerRange(null, revision - 1) }],
    };

    /// <summary>Passages that the caller may see, of those.</summary>
    public static Filter OfPassages(AccessFilter access, IEnumerable<long> passages) => new()
    {
        Must = [.. Visible(access, PointKinds.Passage), new PointIds([.. passages.Select(PointId.OfPassage)])],
    };

    /// <summary>Documents that the caller may see, of those.</summary>
    public static Filter OfDocuments(AccessFilter access, IReadOnlyList<long> documents) => new()
    {
        Must = [.. Visible(access, PointKinds.Document), Numbers(Fields.Document, documents)],
    };

    /// <summary>Passages that a query may find.</summary>
    public static Filter OfPassages(AccessFilter access, IndexQuery query)
    {
        List<Condition> must = [.. Visible(access, PointKinds.Passage), .. Fits(query.Filter), .. MayFit(query.Implied)];
        if (query.Document is { } document)
            must.Add(Numbers(Fields.Document, [document]));
        return new Filter { Must = must };
    }

    /// <summary>As well at least one of the terms.</summary>
    public static Filter And(Filter filter, IReadOnlyList<uint> terms) => filter with { Must = [.. filter.Must!, Numbers(Fields.Terms, [.. terms])] };

    /// <summary>Passages that the caller may see and that hold the term.</summary>
    public static Filter OfTerm(AccessFilter access, uint term) => new() { Must = [.. Visible(access, PointKinds.Passage), Numbers(Fields.Terms, [term])] };

    /// <summary>Documents that the caller may see.</summary>
    /// <param name="access">City and audiences.</param>
    /// <param name="terms">At least one of them; <see langword="null"/> for all documents.</param>
    /// <param name="filter">What they must fit.</param>
    public static Filter OfDocuments(AccessFilter access, IReadOnlyList<uint>? terms, DocumentFilter filter)
    {
        List<Condition> must = [.. Visible(access, PointKinds.Document), .. Fits(filter)];
        if (terms is not null)
            must.Add(Numbers(Fields.Terms, [.. terms]));
        return new Filter { Must = must };
    }

    /// <summary>All points of documents.</summary>
    /// <param name="documents">The ledger’s numbers.</param>
    /// <param name="revision">Without the points of this write; <see langword="null"/> for none.</param>
    public static Filter OfDocuments(IReadOnlyList<long> documents, long? revision) => new()
    {
        Must = [Numbers(Fields.Document, documents)],
        MustNot = revision is { } written ? [Numbers(Fields.Revision, [written])] : null,
    };

    private static IEnumerable<Condition> Visible(AccessFilter access, string kind) =>
    [
        Keyword(Fields.City, access.CityId),
        new FieldCondition(Fields.Audience) { Match = new KeywordMatch([.. access.Audiences.Select(audience => audience.Value).Distinct(StringComparer.Ordinal)]) },
        Keyword(Fields.Kind, kind),
    ];

    private static IEnumerable<Condition> Fits(DocumentFilter filter)
    {
        if (Period(filter) is { } period)
            yield return period;
        foreach (var (facet, values) in filter.Facets)
            yield return OneOf(facet, values);
    }

    // A document without a day, or without any value of a facet, is not known to miss.
    private static IEnumerable<Condition> MayFit(DocumentFilter filter)
    {
        if (Period(filter) is { } period)
            yield return new Filter { Should = [period, new FieldCondition(Fields.Date) { IsEmpty = true }] };
        foreach (var (facet, values) in filter.Facets)
            yield return new Filter { Should = [OneOf(facet, values), new Filter { MustNot = [Keyword(Fields.FacetNames, facet)] }] };
    }

    private static FieldCondition? Period(DocumentFilter filter) => filter.Since is null && filter.Until is null
        ? null
        : new FieldCondition(Fields.Date) { Range = new IntegerRange(filter.Since is { } since ? Day(since) : null, filter.Until is { } until ? Day(until) : null) };

    private static FieldCondition OneOf(string facet, IReadOnlyList<string> values) =>
        new(Fields.Facets) { Match = new KeywordMatch(values.Count == 0 ? [FacetKeys.None] : [.. values.Select(value => FacetKeys.Of(facet, value)).Distinct(StringComparer.Ordinal)]) };

    private static FieldCondition Keyword(string field, string value) => new(field) { Match = new KeywordMatch([value]) };

    private static FieldCondition Numbers(string field, IReadOnlyList<long> values) => new(field) { Match = new IntegerMatch(values) };

    /// <summary>A day as a number that sorts as days do.</summary>
    public static int Day(DateOnly day) => (day.Year * 100 + day.Month) * 100 + day.Day;
}
