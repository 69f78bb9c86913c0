using Assistant.PluginHosting.Catalog;

namespace Assistant.PluginHosting;

/// <summary>A version whose place another one has taken. Immutable.</summary>
/// <param name="Version">The version.</param>
/// <param name="State"><see cref="PluginState.Draining"/>, then <see cref="PluginState.Unloaded"/> or <see cref="PluginState.Leaked"/>.</param>
/// <param name="Reason">Why, in sentences for the operator (English).</param>
/// <param name="Since">Since when.</param>
public sealed record RetiredPlugin(string Version, PluginState State, string Reason, DateTimeOffset Since)
{
    /// <summary>The reason for a page that tells it in the operator's language.</summary>
    public PluginReason? Cause { get; init; }

    /// <summary>Calls that did not return after they were cancelled and still run.</summary>
    public int AbandonedCalls { get; init; }

    internal static RetiredPlugin Of(PluginEntry entry)
    {
        var status = entry.Status;
        return new RetiredPlugin(status.Version, status.State, status.Reason, status.Since) { Cause = status.Cause, AbandonedCalls = status.AbandonedCalls };
    }
}
