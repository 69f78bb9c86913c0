using System.Text.Json;
using Assistant.PluginHosting;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests;

/// <summary>The skills that the manifest of the RIS plugin names, without the plugin.</summary>
internal sealed class FakeCatalog(IReadOnlyList<PluginSkill> more) : IPluginCatalog
{
    public static IReadOnlyList<PluginSkill> Skills { get; } = Read();

    public IReadOnlyList<PluginStatus> Statuses => [];

    public Task LoadAsync(string directory, IReadOnlyList<CityConfiguration> cities, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Leases that were taken, and how many of them are not back.</summary>
    public (int Taken, int Open) Leases { get; private set; }

    public IPluginLease Lease(string cityId)
    {
        Leases = (Leases.Taken + 1, Leases.Open + 1);
        return new FakeLease(this);
    }

    public IReadOnlyList<PluginSkill> GetSkills(string cityId) => [.. Skills, .. more];

    public IReadOnlyList<PluginTool> GetTools(string cityId) => [];

    public Task<IReadOnlyList<PluginKnowledge>> GetKnowledgeAsync(string cityId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PluginKnowledge>>([]);

    public Task<UnloadResult> UnloadAsync(string pluginId, string reason, string actor, CancellationToken cancellationToken) => throw new NotSupportedException();

    private sealed class FakeLease(FakeCatalog catalog) : IPluginLease
    {
        public IReadOnlyList<PluginSkill> Skills => catalog.GetSkills("");

        public IReadOnlyList<PluginTool> Tools => [];

        public void Dispose() => catalog.Leases = (catalog.Leases.Taken, catalog.Leases.Open - 1);
    }

    private static List<PluginSkill> Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from the build output.");
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "plugins", "Ris", "plugin.json")));
        return [.. manifest.RootElement.GetProperty("skills").EnumerateArray().Select(skill => new PluginSkill("ris", new SkillManifest(
            skill.GetProperty("id").GetString()!,
            Text(skill.GetProperty("name")),
            Text(skill.GetProperty("description")),
            Texts(skill, "examples"),
            Texts(skill, "keywords"),
            Texts(skill, "tools"))))];
    }

    private static LocalizedText Text(JsonElement text) => new(text.GetProperty("de").GetString()!, text.GetProperty("en").GetString());

    private static List<string> Texts(JsonElement skill, string name) => [.. skill.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}
