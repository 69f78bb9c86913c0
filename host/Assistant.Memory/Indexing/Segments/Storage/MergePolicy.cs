namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>
/// Which segments are merged. Tiered, as in Lucene and Bigtable: as soon as <see cref="Fanout"/> segments of about the same size are there they become one of the
/// next size, so that every passage is written again once for each size, and there are at most a few dozen segments.
/// </summary>
internal static class MergePolicy
{
    /// <summary>How many segments of a size become one.</summary>
    public const int Fanout = 8;

    /// <summary>Over so many segments of a city writers wait for the merges.</summary>
    public const int TooMany = Fanout * 5;

    // The smallest size: batches of a synchronisation stay below it.
    private const int Floor = 2_000;
    private const double MaxDeleted = 0.3;

    /// <summary>The next merge of a city; empty where there is nothing to do.</summary>
    public static IReadOnlyList<SegmentView> Next(CitySnapshot city, long maxBytes)
    {
        var tiers = city.Segments.Where(view => view.Segment.Bytes <= maxBytes / 2).GroupBy(Tier).OrderBy(tier => tier.Key);
        foreach (var tier in tiers)
        {
            if (tier.Count() >= Fanout)
                return Fitting(tier, maxBytes);
        }

        var hollow = city.Segments.FirstOrDefault(view => view.Segment.Passages - view.LivePassages > view.Segment.Passages * MaxDeleted);
        return hollow is null ? [] : [hollow];
    }

    /// <summary>What tidying up merges: everything, but for a segment so large that writing it again for the few others would not pay.</summary>
    public static IReadOnlyList<SegmentView> Optimize(CitySnapshot city, long maxBytes)
    {
        var ascending = city.Segments.Where(view => view.Segment.Bytes <= maxBytes / 2).OrderBy(view => view.Segment.Bytes).ToList();
        if (ascending.Count > 1 && IsClean(ascending[^1]) && ascending[^1].Segment.Bytes > ascending.SkipLast(1).Sum(view => view.Segment.Bytes) * 4)
            ascending.RemoveAt(ascending.Count - 1);
        var chosen = Fitting(ascending, maxBytes);
        return chosen.Count > 1 || (chosen.Count == 1 && !IsClean(chosen[0])) ? chosen : [];
    }

    private static bool IsClean(SegmentView view) => view.Segment.Passages - view.LivePassages <= view.Segment.Passages / 10;

    private static int Tier(SegmentView view) => (int)Math.Log(Math.Max(1, view.LivePassages / (double)Floor), Fanout);

    private static List<SegmentView> Fitting(IEnumerable<SegmentView> views, long maxBytes)
    {
        var bytes = 0L;
        return [.. views.OrderBy(view => view.Segment.Bytes).TakeWhile(view => (bytes += view.Segment.Bytes) <= maxBytes)];
    }
}
