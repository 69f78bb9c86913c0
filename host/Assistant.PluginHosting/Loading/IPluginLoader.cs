namespace Assistant.PluginHosting;

/// <summary>Brings a plugin's code into the process. Thread-safe.</summary>
public interface IPluginLoader
{
    /// <summary>Loads the entry assembly of a plugin. Runs none of its code.</summary>
    /// <param name="folder">The plugin's folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <exception cref="PluginHostingException">The assembly is missing, damaged or wants what this host does not have.</exception>
    ILoadedPlugin Load(string folder, PluginManifest manifest);
}
