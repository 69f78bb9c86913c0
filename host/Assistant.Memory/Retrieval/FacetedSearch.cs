using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Memory.Retrieval;

/// <summary>
/// Search for documents on behalf of a caller, with the values that they can be filtered by. Documents are found by words and, where it can be, by
/// meaning; values are counted over those that words find, since nearness alone has no end. Thread-safe.
/// </summary>
public sealed class FacetedSearch
{
    private const int PerDocument = 4;
    private const int FirstDepth = 400;
    private const int MaxDepth = 50_000;

    /// <summary>
    /// What words do not find is listed only where it is among so many nearest passages: something is always near, and a list of six papers that hold
    /// the word must not become one of seventy.
    /// </summary>
    private const int NearEnough = 10;

    private readonly IPassageIndex _index;
    private readonly HybridSearch _search;
    private readonly PassageReader _passages;

    internal FacetedSearch(IPassageIndex index, HybridSearch search, PassageReader passages)
    {
        _index = index;
        _search = search;
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
        var (page, nearAlone) = await PageAsync(access, query, cancellationToken);
        return new FacetedHits(Load(access, query.Offset, page, nearAlone), await counting) { ByMeaningAlone = nearAlone.Count };
    }

    /// <summary>Which values the documents have that the caller may see.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    public Task<FacetCounts> ValuesAsync(Caller caller, CancellationToken cancellationToken) =>
        _index.CountFacetsAsync(AccessFilter.For(caller), new FacetQuery(null), cancellationToken);

    // How deep one has to look for so many documents shows only when looking: a long one fills many ranks.
    private async Task<(List<List<IndexHit>> Page, HashSet<long> NearAlone)> PageAsync(AccessFilter access, FacetedQuery query, CancellationToken cancellationToken)
    {
        var (offset, count) = (Math.Clamp(query.Offset, 0, FacetedQuery.MaxOffset), Math.Clamp(query.Count, 1, 100));
        for (var depth = FirstDepth; ; depth *= 8)
        {
            var asked = new IndexQuery(query.Text, depth) { Filter = query.Filter };
            var found = await _search.SearchAsync(access, asked, cancellationToken);
            var nearAlone = found.ByMeaning ? await NearAloneAsync(access, asked, found, cancellationToken) : [];
            var near = (found.Near ?? []).Take(NearEnough).ToHashSet();
            var nearEnough = found.Hits.Where(hit => near.Contains(hit.Passage)).Select(hit => hit.Document).ToHashSet();
            var documents = found.Hits.Where(hit => !nearAlone.Contains(hit.Document) || nearEnough.Contains(hit.Document)).GroupBy(hit => hit.Document).ToList();
            if (documents.Count < offset + count && found.Hits.Count >= depth && depth * 8 <= MaxDepth)
                continue;
            nearAlone.IntersectWith(nearEnough);
            return ([.. documents.Skip(offset).Take(count).Select(hits => hits.Take(PerDocument).ToList())], nearAlone);
        }
    }

    /// <summary>The documents that words do not find, wherever they look.</summary>
    private async Task<HashSet<long>> NearAloneAsync(AccessFilter access, IndexQuery asked, HybridHits found, CancellationToken cancellationToken)
    {
        var byWords = found.ByWords ?? await _index.SearchAsync(access, asked, cancellationToken);
        var nearAlone = found.Hits.Select(hit => hit.Document).ToHashSet();
        nearAlone.ExceptWith(byWords.Select(hit => hit.Document));
        if (byWords.Count < asked.Count)
            return nearAlone;
        // Words find more than was asked for: these may be among it. There are no more of them than the window that was fused.
        foreach (var document in nearAlone.ToList())
        {
            if ((await _index.SearchAsync(access, asked with { Count = 1, Document = document }, cancellationToken)).Count > 0)
                nearAlone.Remove(document);
        }

        return nearAlone;
    }

    private List<DocumentHits> Load(AccessFilter access, int offset, List<List<IndexHit>> page, HashSet<long> nearAlone)
    {
        var passages = _passages.Load(access, [.. page.SelectMany(hits => hits).Select(hit => hit.Passage)]);
        var documents = new List<DocumentHits>(page.Count);
        foreach (var hits in page)
        {
            var rank = offset + documents.Count + 1;
            var there = hits.Where(hit => passages.ContainsKey(hit.Passage)).Select(hit => passages[hit.Passage] with { Rank = rank, Score = hit.Score }).ToList();
            if (there.Count > 0)
                documents.Add(new DocumentHits(there[0], there[1..]) { ByMeaningAlone = nearAlone.Contains(hits[0].Document) });
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
