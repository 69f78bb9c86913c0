namespace Assistant.PluginHosting;

/// <summary>What operators do with plugins while the host runs. One action for each plugin at a time. Thread-safe.</summary>
public interface IPluginOperations
{
    /// <summary>
    /// Carries out an action. What cannot be begun fails before the first wait; once begun it goes to its end, whoever waits for it.
    /// </summary>
    /// <param name="pluginId">The plugin.</param>
    /// <param name="action">One of its <see cref="PluginStatus.Actions"/>.</param>
    /// <param name="actor">Who wants it: <c>operator</c>.</param>
    /// <exception cref="PluginActionException">
    /// There is no such plugin, another action is under way, its state does not allow this one, or what lies on disk cannot be loaded.
    /// </exception>
    /// <exception cref="Storage.StorageException">The step cannot be stored.</exception>
    Task RunAsync(string pluginId, PluginAction action, string actor);
}
