using Assistant.Memory.Ingestion;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>How far the reading of a source is.</summary>
internal sealed record ProgressOverview(int Documents, int Files, int Passages, int Failed, int Seconds, int? Percent, string? Current)
{
    public static ProgressOverview Of(SyncProgress? progress, TimeSpan since) => new(
        progress?.Done ?? 0,
        progress?.Files ?? 0,
        progress?.Passages ?? 0,
        progress?.Failed ?? 0,
        (int)since.TotalSeconds,
        progress is { Total: > 0 and var total } ? (int)Math.Min(100, 100L * progress.Done / total) : null,
        progress?.Current);
}
