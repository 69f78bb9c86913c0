namespace Assistant.PluginHosting;

/// <summary>What an operator can do with a plugin.</summary>
public enum PluginAction
{
    /// <summary>Drain and unload it, and keep it off until it is enabled, over restarts as well.</summary>
    Disable,

    /// <summary>Find, verify and load it again.</summary>
    Enable,

    /// <summary>
    /// Find, verify and load what lies on disk now, beside what runs; if it works, it takes its place at once, and what ran drains and is
    /// unloaded. If it does not, what runs goes on.
    /// </summary>
    Reload,
}
