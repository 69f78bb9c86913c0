using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Sdk;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Counts the values of documents by Qdrant’s facets over the documents’ own points, each facet under the filters of the others.</summary>
internal static class QdrantFacets
{
    // Values beyond are the rarest ones.
    private const int MaxValues = 10_000;

    private static readonly string[] s_facets = [FacetNames.Committee, FacetNames.PaperType, FacetNames.Outcome];

    public static async Task<FacetCounts> CountAsync(QdrantClient client, string collection, AccessFilter access, IReadOnlyList<uint>? terms, DocumentFilter filter, CancellationToken cancellationToken)
    {
        Filter Without(DocumentFilter other) => Filters.OfDocuments(access, terms, other);
        Task<IReadOnlyList<FacetHit>> Values(string field, DocumentFilter other) => client.FacetAsync(collection, field, Without(other), MaxValues, cancellationToken);

        var documents = client.CountAsync(collection, Without(filter), cancellationToken);
        var years = Values(Fields.Year, filter with { Since = null, Until = null });
        // One request serves all facets that the query does not filter by.
        var common = Values(Fields.Facets, filter);
        var own = s_facets.Where(filter.Facets.ContainsKey).ToDictionary(
            facet => facet,
            facet => Values(Fields.Facets, filter with { Facets = filter.Facets.Where(other => other.Key != facet).ToDictionary(StringComparer.Ordinal) }),
            StringComparer.Ordinal);
        await Task.WhenAll([documents, years, common, .. own.Values]);

        var values = new Dictionary<string, IReadOnlyList<FacetCount>>(StringComparer.Ordinal);
        foreach (var facet in s_facets)
            Add(facet, (await (own.GetValueOrDefault(facet) ?? common)).Select(hit => (Value: FacetKeys.ValueOf(facet, hit.Value), hit.Count)));
        Add(FacetCounts.Year, (await years).Select(hit => ((string?)hit.Value, hit.Count)));
        return new FacetCounts(await documents, values);

        void Add(string facet, IEnumerable<(string? Value, long Count)> hits)
        {
            FacetCount[] counts =
            [
                .. hits.Where(hit => hit.Value is not null && hit.Count > 0).Select(hit => new FacetCount(hit.Value!, hit.Count))
                    .OrderByDescending(count => count.Documents).ThenBy(count => count.Value, StringComparer.Ordinal),
            ];
            if (counts.Length > 0)
                values[facet] = counts;
        }
    }
}
