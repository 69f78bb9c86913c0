using Assistant.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace CityPluginSpace;

/// <summary>What the plugin brings. The host calls it once for each city that has settings for it.</summary>
public sealed class CityPluginClassPlugin : IAssistantPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.Services.AddSingleton<PlaceList>();
        plugin.AddSettings<Settings>().AddKnowledge<Places>().AddTools<OpeningTools>();
    }
}
