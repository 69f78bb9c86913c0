using Assistant.Plugins.Ris.OParl;
using Assistant.Plugins.Ris.Reading;
using Assistant.Plugins.Ris.Storage;
using Assistant.Plugins.Ris.Tools;
using Assistant.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Plugins.Ris;

/// <summary>The council information system of a city: papers, meetings, minutes and results over OParl 1.0 and 1.1.</summary>
public sealed class RisPlugin : IAssistantPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.Services
            .AddSingleton<OParlClient>()
            .AddTransient<CouncilStore>();
        plugin
            .AddSettings<RisSettings>()
            .AddKnowledge<CouncilPapers>()
            .AddTools<CouncilTools>();
    }
}
