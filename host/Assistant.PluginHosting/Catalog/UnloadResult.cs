namespace Assistant.PluginHosting;

/// <summary>How unloading ended. Immutable.</summary>
/// <param name="State"><see cref="PluginState.Unloaded"/>, or <see cref="PluginState.Leaked"/> where something still holds the plugin.</param>
/// <param name="Reason">A sentence for the operator.</param>
/// <param name="Collections">Garbage collections that were needed, or made in vain.</param>
public sealed record UnloadResult(PluginState State, string Reason, int Collections)
{
    /// <summary>The reason for a page that tells it in the operator's language.</summary>
    public PluginReason? Cause { get; init; }
}
