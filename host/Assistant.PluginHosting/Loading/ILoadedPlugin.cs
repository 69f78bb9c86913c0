using Assistant.Sdk;

namespace Assistant.PluginHosting;

/// <summary>The code of one plugin version in memory.</summary>
public interface ILoadedPlugin
{
    /// <summary>Creates the entry type. Runs the plugin's code.</summary>
    /// <exception cref="PluginIncompatibleException">There is no such type, or it is no <see cref="IAssistantPlugin"/>.</exception>
    IAssistantPlugin CreateEntryPoint();

    /// <summary>Begins to unload. Nothing of the plugin may be used afterwards.</summary>
    /// <returns>Dies when nothing holds the plugin's code any more.</returns>
    WeakReference Unload();
}
