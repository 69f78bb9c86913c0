namespace Assistant.PluginHosting;

/// <summary>What operators do with plugins while the host runs. One action for each plugin at a time. Thread-safe.</summary>
public interface IPluginOperations
{
    /// <summary>
    /// Carries out an action. What cannot be begun fails before the first wait; once begun it goes to its end, whoever waits for it. A reload
    /// has ended when the new version works; what it has replaced drains meanwhile (<see cref="PluginStatus.Retired"/>).
    /// </summary>
    /// <param name="pluginId">The plugin.</param>
    /// <param name="action">One of its <see cref="PluginStatus.Actions"/>.</param>
    /// <param name="actor">Who wants it: <c>operator</c>.</param>
    /// <param name="cityId">
    /// The city in which alone it is to be switched off or on, without loading it a second time; kept over restarts. <see langword="null"/>:
    /// everywhere.
    /// </param>
    /// <exception cref="PluginActionException">
    /// There is no such plugin or city, another action is under way, its state does not allow this one, or what lies on disk does not work.
    /// </exception>
    /// <exception cref="Storage.StorageException">The step cannot be stored.</exception>
    Task RunAsync(string pluginId, PluginAction action, string actor, string? cityId = null);

    /// <summary>Only writes down that a plugin is to be on or off; for a host that has not loaded its plugins. It holds from the next start.</summary>
    /// <param name="directory">The directory of the plugins.</param>
    /// <param name="pluginId">A plugin that lies in it.</param>
    /// <param name="action"><see cref="PluginAction.Disable"/> or <see cref="PluginAction.Enable"/>.</param>
    /// <param name="actor">Who wants it: <c>operator</c>.</param>
    /// <param name="cityId">The city in which alone; <see langword="null"/>: everywhere.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="PluginActionException">There is no such plugin.</exception>
    /// <exception cref="Storage.StorageException">The decision cannot be stored.</exception>
    Task DecideAsync(string directory, string pluginId, PluginAction action, string actor, string? cityId, CancellationToken cancellationToken);
}
