namespace Assistant.PluginHosting;

/// <summary>What an operator can do with a plugin.</summary>
public enum PluginAction
{
    /// <summary>Drain and unload it, and keep it off until it is enabled, over restarts as well.</summary>
    Disable,

    /// <summary>Find, verify and load it again.</summary>
    Enable,

    /// <summary>Find and verify what lies on disk now; if it fits, drain and unload what runs and load that instead.</summary>
    Reload,
}
