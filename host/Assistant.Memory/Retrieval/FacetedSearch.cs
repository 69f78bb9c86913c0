using Assistant.Memory.Indexing;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Memory.Retrieval;

/// <summary>Search for documents on behalf of a caller, with the values that they can be filtered by. Thread-safe.</summary>
public sealed class FacetedSearch
{
    private const int PerDocument = 4;
    private const int FirstDepth = 400;
    private const int MaxDepth = 50_000;
    private readonly IPassageIndex _index;
    private readonly PassageReader _passages;

    internal FacetedSearch(IPassageIndex index, PassageReader passages)
    {
        _index = index;
        _passages = passages;
    }

    /// <summary>Finds a page of documents, and counts all that fit.</summary>
    /// <param name="caller">Who asks; city and audience come from here alone.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="PluginException">The query is too long.</exception>
    public async Task<FacetedHits> SearchAsync(Caller caller, FacetedQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        PassageSearch.CheckLength(query.Text);
        var access = AccessFilter.For(caller);
        var counting = _index.CountFacetsAsync(access, new FacetQuery(query.Text) { Filter = query.Filter }, cancellationToken);
        var page = await PageAsync(access, query, cancellationToken);
        return new FacetedHits(Load(access, query.Offset, page), await counting);
    }

    /// <summary>Which values the documents have that the caller may see.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    public Task<FacetCounts> ValuesAsync(Caller caller, CancellationToken cancellationToken) =>
        _index.CountFacetsAsync(AccessFilter.For(caller), new FacetQuery(null), cancellationToken);

    // How deep one has to look for so many documents shows only when looking: a long one fills many ranks.
    private async Task<List<List<IndexHit>>> PageAsync(AccessFilter access, FacetedQuery query, CancellationToken cancellationToken)
    {
        var (offset, count) = (Math.Clamp(query.Offset, 0, FacetedQuery.MaxOffset), Math.Clamp(query.Count, 1, 100));
        for (var depth = FirstDepth; ; depth *= 8)
        {
            var found = await _index.SearchAsync(access, new IndexQuery(query.Text, depth) { Filter = query.Filter }, cancellationToken);
            var documents = _passages.Documents(access, [.. found.Select(hit => hit.Passage)]);
            var grouped = found.Where(hit => documents.ContainsKey(hit.Passage)).GroupBy(hit => documents[hit.Passage]).ToList();
            if (grouped.Count >= offset + count || found.Count < depth || depth * 8 > MaxDepth)
                return [.. grouped.Skip(offset).Take(count).Select(group => group.Take(PerDocument).ToList())];
        }
    }

    private List<DocumentHits> Load(AccessFilter access, int offset, List<List<IndexHit>> page)
    {
        var passages = _passages.Load(access, [.. page.SelectMany(hits => hits).Select(hit => hit.Passage)]);
        var documents = new List<DocumentHits>(page.Count);
        foreach (var hits in page)
        {
            var rank = offset + documents.Count + 1;
            var there = hits.Where(hit => passages.ContainsKey(hit.Passage)).Select(hit => passages[hit.Passage] with { Rank = rank, Score = hit.Score }).ToList();
            if (there.Count > 0)
                documents.Add(new DocumentHits(there[0], there[1..]));
        }

        return Folded(access, documents);
    }

    // Folded within the page alone: what was shown once stays where it was when more is loaded.
    private List<DocumentHits> Folded(AccessFilter access, List<DocumentHits> documents)
    {
        var newer = _passages.Newer(access, [.. documents.Select(document => document.Best.Document.DocumentId)]);
        return
        [
            .. NearDuplicates.Group([.. documents.Select(document => (document.Best.Document.Title, document.Best.Text))]).Select(group => documents[group[0]] with
            {
                SameText = [.. group.Skip(1).Select(at => RelatedDocument.Of(documents[at].Best))],
                Newer = newer.GetValueOrDefault(documents[group[0]].Best.Document.DocumentId),
            }),
        ];
    }
}
