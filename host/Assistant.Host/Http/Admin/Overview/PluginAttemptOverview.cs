using Assistant.PluginHosting;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>A version that was to take the running one's place and did not come to work.</summary>
internal sealed record PluginAttemptOverview(string Version, string Reason, DateTimeOffset At, IReadOnlyList<string> Findings)
{
    public static PluginAttemptOverview? Of(PluginAttempt? attempt, ReasonTexts texts) => attempt is null ? null : new(
        attempt.Version, attempt.Cause is { } cause ? texts.Plugin(cause) : attempt.Reason, attempt.At, [.. attempt.Findings.Select(finding => finding.ToString())]);
}
