namespace Assistant.PluginHosting;

/// <summary>Through which a scope of a plugin's container learns for which call it was opened.</summary>
internal sealed class CallScopeSlot
{
    /// <summary>The call; in a scope that the host did not open, one without a caller.</summary>
    public CallScope Scope { get; set; } = new();
}
