using Assistant.Memory.Ledger;

namespace Assistant.Memory.Ingestion;

/// <summary>When a file that could not be read is tried again.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan First = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>After 1, 2, 4 … hours, at most a week. Never where only new bytes would help: the source names those by itself.</summary>
    public static DateTimeOffset? Next(FileState state, int attempts, DateTimeOffset now) => state switch
    {
        FileState.Unreachable or FileState.Gone or FileState.Broken or FileState.OverLimit =>
            now + TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(attempts - 1, 10))),
        _ => null,
    };
}
