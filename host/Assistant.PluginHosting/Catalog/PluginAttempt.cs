namespace Assistant.PluginHosting;

/// <summary>A version that was to take the place of the running one and did not come to work. Immutable.</summary>
/// <param name="Version">The version.</param>
/// <param name="Reason">Why, in sentences for the operator (English).</param>
/// <param name="At">When.</param>
public sealed record PluginAttempt(string Version, string Reason, DateTimeOffset At)
{
    /// <summary>The reason for a page that tells it in the operator's language.</summary>
    public PluginReason? Cause { get; init; }

    /// <summary>What is wrong with its manifest, files or code; empty where it failed while it ran.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    internal static PluginAttempt Of(PluginStatus status) => new(status.Version, status.Reason, status.Since) { Cause = status.Cause, Findings = status.Findings };
}
