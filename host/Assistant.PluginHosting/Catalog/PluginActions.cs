namespace Assistant.PluginHosting.Catalog;

/// <summary>Which actions a state allows.</summary>
internal static class PluginActions
{
    public static IReadOnlyList<PluginAction> Of(PluginState state) => state switch
    {
        PluginState.Active or PluginState.Degraded or PluginState.Faulted or PluginState.Incompatible or PluginState.Untrusted or PluginState.Leaked =>
            [PluginAction.Disable, PluginAction.Reload],
        PluginState.Disabled or PluginState.Unloaded => [PluginAction.Enable],
        _ => [],
    };
}
