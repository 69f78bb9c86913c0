using Microsoft.Extensions.DependencyInjection;

namespace Assistant.PluginHosting;

/// <summary>
/// Adds services of other rooms (a retriever, a chat client) to the container of a plugin in a city. Registered by the host in its own
/// container; called once for each plugin and city.
/// </summary>
/// <remarks>
/// What it adds must not keep anything of the plugin after the container is disposed, or the plugin stays in memory. The identity behind
/// a tool call comes from <see cref="CallScope"/>, a scoped service of the plugin's container.
/// </remarks>
public interface IPluginServiceContributor
{
    /// <summary>Adds services.</summary>
    /// <param name="services">The plugin's own container for the city.</param>
    /// <param name="context">The plugin and the city.</param>
    void Contribute(IServiceCollection services, PluginServiceContext context);
}
