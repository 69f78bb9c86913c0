using Assistant.Sdk;

namespace Assistant.PluginHosting;

/// <summary>What a plugin can do, in words that questions are matched with. Immutable.</summary>
/// <param name="Id">Short id in lower case, unique in the plugin.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Description">What it is for, in one or two sentences.</param>
/// <param name="Examples">Questions that it answers; at least one.</param>
/// <param name="Keywords">Words that point to it. May be empty.</param>
/// <param name="Tools">The tools that serve it, without the plugin's id: <c>paper_by_reference</c>. May be empty.</param>
public sealed record SkillManifest(
    string Id,
    LocalizedText Name,
    LocalizedText Description,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Tools);
