namespace Assistant.PluginHosting;

/// <summary>Brings a plugin's code into the process. Thread-safe.</summary>
public interface IPluginLoader
{
    /// <summary>Looks at a plugin's code without loading it.</summary>
    /// <param name="folder">The plugin's folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <returns>Everything that keeps it from being loaded; empty where nothing does.</returns>
    IReadOnlyList<Finding> Verify(string folder, PluginManifest manifest);

    /// <summary>Loads the entry assembly of a plugin that <see cref="Verify"/> found nothing wrong with. Runs none of its code.</summary>
    /// <param name="folder">The plugin's folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <exception cref="Exception">The assembly cannot be loaded.</exception>
    ILoadedPlugin Load(string folder, PluginManifest manifest);
}
