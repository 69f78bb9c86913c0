using Assistant.PluginHosting;

namespace Assistant.Host.Cities;

/// <summary>A city as the operator described it. Immutable.</summary>
/// <param name="Folder">The pack's folder.</param>
/// <param name="Configuration">The city, its network list and its plugins' settings.</param>
/// <param name="Models">Role → names of models, where the city has its own.</param>
internal sealed record CityPack(string Folder, CityConfiguration Configuration, IReadOnlyDictionary<string, string[]> Models)
{
    public string Id => Configuration.City.Id;

    /// <summary>The departments that staff can choose.</summary>
    public IReadOnlyList<Department> Departments { get; init; } = [];

    /// <summary>The prompts that the city offers to everybody.</summary>
    public IReadOnlyList<CityPrompt> Prompts { get; init; } = [];

    /// <summary>What means the same here: lines such as <c>VBK = Verkehrsbetriebe</c>.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];
}
