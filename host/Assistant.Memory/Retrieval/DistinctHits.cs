using Assistant.Sdk;

namespace Assistant.Memory.Retrieval;

/// <summary>Folds passages that say the same: the same paper goes through five committees, and what it says is needed once.</summary>
public static class DistinctHits
{
    /// <summary>
    /// Folds. The best of a group speaks for it, or the paper that speaks already, since one source that is read on is better than two. Papers
    /// that had different outcomes keep a passage each: what became of a paper is told with its text.
    /// </summary>
    /// <param name="hits">Best first.</param>
    /// <returns>Best first; every passage is in it, as one that speaks or by its document.</returns>
    public static IReadOnlyList<DistinctHit> Of(IReadOnlyList<Hit> hits)
    {
        ArgumentNullException.ThrowIfNull(hits);
        var speaking = new HashSet<string>(StringComparer.Ordinal);
        var distinct = new SortedDictionary<int, DistinctHit>();
        foreach (var group in NearDuplicates.Group([.. hits.Select(hit => (hit.Document.Title, hit.Text))]))
        {
            foreach (var same in group.GroupBy(at => Outcome(hits[at]), StringComparer.Ordinal).Select(outcome => outcome.ToList()))
            {
                var speaker = same.Select(at => hits[at]).FirstOrDefault(hit => speaking.Contains(hit.Document.DocumentId)) ?? hits[same[0]];
                speaking.Add(speaker.Document.DocumentId);
                distinct.Add(same[0], new DistinctHit(speaker with { Score = hits[same[0]].Score })
                {
                    SameText = [.. group.Select(at => hits[at]).Where(hit => hit.Document.DocumentId != speaker.Document.DocumentId).DistinctBy(hit => hit.Document.DocumentId).Select(RelatedDocument.Of)],
                });
            }
        }

        return [.. distinct.Values];
    }

    private static string Outcome(Hit hit) => hit.Facets.TryGetValue(FacetNames.Outcome, out var outcomes) ? string.Join('\n', outcomes.Order(StringComparer.Ordinal)) : "";
}
