namespace Assistant.Sdk;

/// <summary>
/// The entry point of a plugin: one public class with a parameterless constructor, named as <c>entryType</c> in
/// <c>plugin.json</c>.
/// </summary>
/// <remarks>
/// The host creates one instance per plugin version and calls <see cref="Configure"/> once per city. The instance must hold no
/// state of a city: everything that belongs to one city lives in the services that <see cref="Configure"/> adds.
/// </remarks>
public interface IAssistantPlugin
{
    /// <summary>Says what the plugin brings: settings, knowledge sources, tools and services of its own.</summary>
    /// <param name="plugin">Collects the parts for one city. Not to be used after this method has returned.</param>
    /// <exception cref="Exception">
    /// Any exception ends in the state <c>Faulted</c> for this plugin; the host and other plugins go on.
    /// </exception>
    void Configure(IPluginBuilder plugin);
}
