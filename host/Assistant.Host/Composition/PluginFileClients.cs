using Assistant.Memory.Files;
using Assistant.Memory.Ledger;
using Assistant.PluginHosting;

namespace Assistant.Host.Composition;

/// <summary>Fetches files for reading with the plugin's own client: its egress policy, and the politeness that all share.</summary>
internal sealed class PluginFileClients(IPluginCatalog plugins) : IFileClients
{
    public async Task<HttpClient?> FindAsync(SourceKey source, CancellationToken cancellationToken) =>
        (await plugins.GetKnowledgeAsync(source.CityId, cancellationToken)).FirstOrDefault(knowledge => knowledge.PluginId == source.Plugin && knowledge.SourceName == source.Name)?.Http;
}
