namespace Assistant.PluginHosting;

/// <summary>Brings a plugin's code into the process. Thread-safe.</summary>
public interface IPluginLoader
{
    /// <summary>Loads the entry assembly of a plugin that was verified. Runs none of its code.</summary>
    /// <param name="folder">The plugin's folder.</param>
    /// <param name="manifest">The manifest with which it was verified: the same object.</param>
    /// <exception cref="PluginHostingException">The plugin was not verified, or a file is another one than was verified.</exception>
    /// <exception cref="Exception">The assembly cannot be loaded.</exception>
    ILoadedPlugin Load(string folder, PluginManifest manifest);
}
