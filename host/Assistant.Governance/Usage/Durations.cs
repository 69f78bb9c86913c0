namespace Assistant.Governance.Usage;

/// <summary>A small histogram: enough for a median that people can act on.</summary>
internal static class Durations
{
    // In milliseconds; each is about 1.5 times the one before, so a median between two of them is off by a quarter at most.
    private static readonly long[] s_limits =
        [100, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000, 45_000, 60_000, 90_000, 120_000, 180_000, 300_000, 600_000];

    /// <summary>The limit within which a duration falls.</summary>
    public static long Limit(TimeSpan took) => Array.Find(s_limits, limit => took.TotalMilliseconds <= limit) is > 0 and var found ? found : s_limits[^1];

    /// <summary>The median in seconds, with values spread evenly between two limits; <see langword="null"/> of nothing.</summary>
    public static double? Median(IReadOnlyDictionary<long, long> took)
    {
        var half = took.Values.Sum() / 2.0;
        var below = 0L;
        foreach (var limit in took.Keys.Order())
        {
            var turns = took[limit];
            if (turns > 0 && below + turns >= half)
            {
                var index = Array.IndexOf(s_limits, limit);
                var least = index > 0 ? s_limits[index - 1] : 0;
                return Math.Round((least + ((limit - least) * (half - below) / turns)) / 1000, 2);
            }

            below += turns;
        }

        return null;
    }
}
