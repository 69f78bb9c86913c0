using System.Collections.Concurrent;
using Assistant.Memory.Indexing.Segments.Storage;

namespace Assistant.Memory.Indexing.Segments.Searching;

/// <summary>A search in a city: both stages over all segments. Thread-safe.</summary>
internal sealed class CitySearch(SegmentIndexOptions options)
{
    private const int MaxIdle = 8;
    private readonly ConcurrentBag<SegmentSearch> _idle = [];

    public IReadOnlyList<IndexHit> Run(CitySnapshot city, AccessFilter access, IndexQuery query, CancellationToken cancellationToken)
    {
        var groups = QuestionGroups.Of(city, query.Text, options.Synonyms(access.CityId), options.Ranking);
        if (groups.All.Count == 0 || query.Count <= 0)
            return [];
        var top = new TopPassages(Math.Max(query.Count, options.Ranking.RescoreDepth));
        var search = _idle.TryTake(out var idle) ? idle : new SegmentSearch();
        foreach (var number in Enumerable.Range(0, city.Segments.Count).OrderByDescending(number => city.Segments[number].LivePassages))
            search.Run(number, city.Segments[number].Segment, groups, city.Segments[number].Select(access, query), top, cancellationToken);
        if (_idle.Count < MaxIdle)
            _idle.Add(search);
        var hits = Rescorer.Run(city, query.Text, groups, top.Sorted(), options.Ranking, cancellationToken);
        return hits.Count > query.Count ? hits[..query.Count] : hits;
    }
}
