namespace Assistant.PluginHosting.Instances;

/// <summary>
/// The logger factory in a plugin's container: the host's, by category name alone. An <c>ILogger&lt;T&gt;</c> of the host's own container
/// would hold the plugin's type for ever.
/// </summary>
internal sealed class PluginLoggerFactory(ILoggerFactory host, string pluginId, string cityId) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new PluginLogger(host.CreateLogger($"Plugins.{pluginId}.{categoryName}"), pluginId, cityId);

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Where log lines go is the operator's choice; a plugin cannot add a provider.");

    public void Dispose()
    {
        // The host's factory outlives the plugin.
    }
}
