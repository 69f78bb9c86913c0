using System.Collections.Frozen;

namespace Assistant.PluginHosting.States;

/// <summary>The one table of which state may follow which.</summary>
internal static class PluginTransitions
{
    private static readonly FrozenDictionary<PluginState, PluginState[]> Next = new Dictionary<PluginState, PluginState[]>
    {
        [PluginState.Discovered] = [PluginState.Verified, PluginState.Incompatible, PluginState.Untrusted, PluginState.Disabled],
        [PluginState.Verified] = [PluginState.Loading, PluginState.Faulted, PluginState.Disabled],
        [PluginState.Loading] = [PluginState.Active, PluginState.Faulted, PluginState.Incompatible],
        [PluginState.Active] = [PluginState.Degraded, PluginState.Draining, PluginState.Faulted],
        [PluginState.Degraded] = [PluginState.Active, PluginState.Draining, PluginState.Faulted],
        [PluginState.Draining] = [PluginState.Unloaded, PluginState.Leaked],
        [PluginState.Faulted] = [PluginState.Leaked, PluginState.Discovered, PluginState.Disabled],
        [PluginState.Unloaded] = [PluginState.Discovered, PluginState.Disabled],
        [PluginState.Incompatible] = [PluginState.Discovered, PluginState.Disabled],
        [PluginState.Untrusted] = [PluginState.Discovered, PluginState.Disabled],
        [PluginState.Disabled] = [PluginState.Discovered],
        [PluginState.Leaked] = [PluginState.Discovered, PluginState.Disabled],
    }.ToFrozenDictionary();

    /// <summary>Whether a plugin may go from one state to another; from nowhere only to <see cref="PluginState.Discovered"/>.</summary>
    public static bool Allows(PluginState? from, PluginState to) =>
        from is { } state ? Next[state].Contains(to) : to == PluginState.Discovered;
}
