using Assistant.Memory.Indexing.Qdrant.Api;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>The fields of the payload by name, and how each is indexed.</summary>
internal static class Fields
{
    public const string Kind = "kind";
    public const string City = "city";
    public const string Audience = "audience";
    public const string Document = "document";
    public const string Revision = "revision";
    public const string Date = "date";
    public const string Year = "year";
    public const string Facets = "facets";
    public const string FacetNames = "facet_names";
    public const string Terms = "terms";
    public const string Words = "words";
    public const string State = "state";

    /// <summary>
    /// The indexes that a collection is given before the first point. Only the city’s values get links of their own in the graph of vectors: every search
    /// names one, and the other fields would cost memory for each of their values.
    /// </summary>
    public static IReadOnlyList<FieldIndexCreation> Indexes { get; } =
    [
        new(City, new FieldSchema("keyword") { IsTenant = true }),
        Keyword(Kind),
        Keyword(Audience),
        Keyword(Year),
        Keyword(Facets),
        Keyword(FacetNames),
        Number(Document, isRange: false),
        new(Revision, new FieldSchema("integer") { Lookup = true, Range = true, EnableHnsw = false }),
        Number(Terms, isRange: false),
        Number(Date, isRange: true),
    ];

    private static FieldIndexCreation Keyword(string name) => new(name, new FieldSchema("keyword") { EnableHnsw = false });

    private static FieldIndexCreation Number(string name, bool isRange) => new(name, new FieldSchema("integer") { Lookup = !isRange, Range = isRange, EnableHnsw = false });
}
