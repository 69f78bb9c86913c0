namespace Assistant.PluginHosting;

/// <summary>A skill that an active plugin has in a city. Immutable.</summary>
/// <param name="PluginId">The plugin; <c>@ris</c> in a question means it.</param>
/// <param name="Manifest">What the manifest says about the skill.</param>
public sealed record PluginSkill(string PluginId, SkillManifest Manifest);
