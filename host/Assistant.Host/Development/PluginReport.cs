using Assistant.Host.Cities;
using Assistant.Host.CommandLine;
using Assistant.PluginHosting;

namespace Assistant.Host.Development;

/// <summary>Prints how the plugin that is being written stands.</summary>
internal sealed class PluginReport(PluginDevelopment development, IPluginCatalog plugins, CityPacks cities)
{
    /// <summary>The plugin's state; <see langword="null"/> where the host has not found it.</summary>
    public PluginStatus? Status => plugins.Statuses.FirstOrDefault(status => string.Equals(Path.GetFullPath(status.Folder), development.Folder, StringComparison.Ordinal));

    public async Task PrintAsync(CancellationToken cancellationToken)
    {
        if (Status is not { } status)
        {
            Terminal.Line($"{development.Id}: the host has not found it in {development.Folder}. Save a file to build it again.");
            return;
        }

        Terminal.Line($"{status.Id} {status.Version}: {status.State}. {status.Reason}");
        foreach (var finding in status.Findings.Where(finding => !status.Reason.Contains(finding.ToString(), StringComparison.Ordinal)))
            Terminal.Line($"  - {finding}");
        foreach (var city in status.Cities)
            Terminal.Line(city.Active ? $"  {city.CityId}: {await BroughtAsync(status.Id, city.CityId, cancellationToken)}" : $"  {city.CityId}: off: {city.Reason}");
        if (status.State == PluginState.Verified)
            PrintSettings();
    }

    private async Task<string> BroughtAsync(string id, string cityId, CancellationToken cancellationToken)
    {
        var tools = plugins.GetTools(cityId).Where(tool => tool.PluginId == id).Select(tool => tool.Name);
        var sources = (await plugins.GetKnowledgeAsync(cityId, cancellationToken)).Where(knowledge => knowledge.PluginId == id).Select(knowledge => knowledge.SourceName);
        return $"tools {Names(tools)}; sources {Names(sources)}";
    }

    private void PrintSettings()
    {
        var pack = cities.First is { } city ? Path.Combine(city.Folder, "city.yaml") : Path.Combine(cities.Directory, "CITY", "city.yaml");
        Terminal.Line($"  No city has settings for it. Write these lines into {pack}; the host sees it and starts again:");
        foreach (var line in SettingsLines.Of(development.Project.ManifestFile))
            Terminal.Line($"    {line}");
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";
}
