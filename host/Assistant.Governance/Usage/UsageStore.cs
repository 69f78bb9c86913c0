using System.Data.Common;
using System.Globalization;
using Assistant.Storage.State;
using Dapper;

namespace Assistant.Governance.Usage;

/// <summary>Keeps what was used by day and city. Hosts that share the database add to the same counts. Thread-safe.</summary>
public sealed class UsageStore(IStateDatabase database, UsageCounter counter)
{
    /// <summary>Stores what was counted since the last time; what cannot be stored counts with the next.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="Storage.StorageException">The database is out of reach.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var taken = counter.Take();
        if (taken.Count == 0)
            return;
        try
        {
            await database.WriteAsync(connection => AddAsync(connection, taken), cancellationToken);
        }
        catch
        {
            counter.PutBack(taken);
            throw;
        }
    }

    /// <summary>What was used from a day on, oldest first; days without use are left out.</summary>
    /// <param name="cities">The cities, each with its own time.</param>
    /// <param name="since">The first day.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <exception cref="Storage.StorageException">The database is out of reach.</exception>
    public Task<IReadOnlyList<UsageDay>> ReadAsync(IReadOnlyDictionary<string, TimeZoneInfo> cities, DateOnly since, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<UsageDay>>(
            async connection =>
            {
                var first = Text(since);
                var days = (await connection.QueryAsync<DayRow>(
                    """
                    SELECT city AS City, day AS Day, turns AS Turns, generated AS Generated, extractive AS Extractive, refused AS Refused, searches AS Searches, uploads AS Uploads, tool_calls AS ToolCalls
                    FROM usage_day WHERE day >= @first
                    """,
                    new { first })).ToDictionary(row => (row.City, row.Day));
                var took = (await connection.QueryAsync<(string City, string Day, long Limit, long Turns)>(
                    "SELECT city, day, limit_ms, turns FROM usage_duration WHERE day >= @first", new { first })).ToLookup(row => (row.City, row.Day));
                var feedback = await FeedbackAsync(connection, cities, since);
                return
                [
                    .. days.Keys.Union(feedback.Select(row => row.Key)).Where(key => cities.ContainsKey(key.City))
                        .OrderBy(key => key.Day, StringComparer.Ordinal).ThenBy(key => key.City, StringComparer.Ordinal)
                        .Select(key => Day(key, days.GetValueOrDefault(key) ?? new DayRow(), took[key].ToDictionary(row => row.Limit, row => row.Turns), feedback[key])),
                ];
            },
            cancellationToken);

    private static UsageDay Day((string City, string Day) key, DayRow row, Dictionary<long, long> took, IEnumerable<string> verdicts)
    {
        var feedback = verdicts.CountBy(verdict => verdict, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return new UsageDay(key.City, DateOnly.ParseExact(key.Day, "O", CultureInfo.InvariantCulture))
        {
            Turns = (int)row.Turns,
            Generated = (int)row.Generated,
            Extractive = (int)row.Extractive,
            Refused = (int)row.Refused,
            Searches = (int)row.Searches,
            Uploads = (int)row.Uploads,
            ToolCalls = (int)row.ToolCalls,
            FeedbackRight = feedback.GetValueOrDefault("right"),
            FeedbackWrong = feedback.GetValueOrDefault("wrong"),
            MedianSeconds = Durations.Median(took),
        };
    }

    // Counted where it stands: what somebody takes back or changes does not count twice.
    private static async Task<ILookup<(string City, string Day), string>> FeedbackAsync(DbConnection connection, IReadOnlyDictionary<string, TimeZoneInfo> cities, DateOnly since)
    {
        var first = new DateTimeOffset(since.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var rows = await connection.QueryAsync<(string City, long Created, string Verdict)>("SELECT city, created_ms, verdict FROM feedback WHERE created_ms >= @first", new { first });
        return rows.Where(row => cities.ContainsKey(row.City))
            .Select(row => (row.City, Day: Text(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(row.Created), cities[row.City]).DateTime)), row.Verdict))
            .Where(row => string.CompareOrdinal(row.Day, Text(since)) >= 0)
            .ToLookup(row => (row.City, row.Day), row => row.Verdict);
    }

    private static async Task<int> AddAsync(DbConnection connection, Dictionary<(string City, DateOnly Day), UsageTally> taken)
    {
        // In one order everywhere: two hosts that add to the same rows must not wait for each other crosswise.
        foreach (var ((city, day), tally) in taken.OrderBy(pair => pair.Key.City, StringComparer.Ordinal).ThenBy(pair => pair.Key.Day))
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO usage_day (city, day, turns, generated, extractive, refused, searches, uploads, tool_calls)
                VALUES (@city, @day, @Turns, @Generated, @Extractive, @Refused, @Searches, @Uploads, @ToolCalls)
                ON CONFLICT (city, day) DO UPDATE SET
                    turns = usage_day.turns + excluded.turns, generated = usage_day.generated + excluded.generated,
                    extractive = usage_day.extractive + excluded.extractive, refused = usage_day.refused + excluded.refused,
                    searches = usage_day.searches + excluded.searches, uploads = usage_day.uploads + excluded.uploads,
                    tool_calls = usage_day.tool_calls + excluded.tool_calls
                """,
                new { city, day = Text(day), tally.Turns, tally.Generated, tally.Extractive, tally.Refused, tally.Searches, tally.Uploads, tally.ToolCalls });
            foreach (var (limit, turns) in tally.Took.OrderBy(pair => pair.Key))
            {
                await connection.ExecuteAsync(
                    """
                    INSERT INTO usage_duration (city, day, limit_ms, turns) VALUES (@city, @day, @limit, @turns)
                    ON CONFLICT (city, day, limit_ms) DO UPDATE SET turns = usage_duration.turns + excluded.turns
                    """,
                    new { city, day = Text(day), limit, turns });
            }
        }

        return taken.Count;
    }

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private sealed class DayRow
    {
        public string City { get; init; } = "";

        public string Day { get; init; } = "";

        public long Turns { get; init; }

        public long Generated { get; init; }

        public long Extractive { get; init; }

        public long Refused { get; init; }

        public long Searches { get; init; }

        public long Uploads { get; init; }

        public long ToolCalls { get; init; }
    }
}
