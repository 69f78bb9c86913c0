using System.Text.Json.Nodes;
using Assistant.Sdk;

namespace Assistant.PluginHosting;

/// <summary>A plugin's <c>plugin.json</c> after it was checked; see <c>sdk/docs/manifest.md</c>. Immutable.</summary>
public sealed record PluginManifest
{
    /// <summary>Short id in lower case: <c>ris</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The plugin's own version (semver.org).</summary>
    public required string Version { get; init; }

    /// <summary>The versions of Assistant.Sdk that it works with, as NuGet range: <c>[1.0,2.0)</c>.</summary>
    public required string Sdk { get; init; }

    /// <summary>File name of the assembly with the entry type.</summary>
    public required string EntryAssembly { get; init; }

    /// <summary>Full name of the class that implements <see cref="IAssistantPlugin"/>.</summary>
    public required string EntryType { get; init; }

    /// <summary>The name for people.</summary>
    public required LocalizedText DisplayName { get; init; }

    /// <summary>What it is for.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>What it can do; at least one.</summary>
    public required IReadOnlyList<SkillManifest> Skills { get; init; }

    /// <summary>What it asks to be allowed.</summary>
    public required PluginPermissions Permissions { get; init; }

    /// <summary>Its risk class under the AI Act.</summary>
    public required AiActRisk AiActRisk { get; init; }

    /// <summary>Whether it processes personal data.</summary>
    public required bool PersonalData { get; init; }

    /// <summary>The schema of a city's settings. Not to be changed.</summary>
    public required JsonObject SettingsSchema { get; init; }

    /// <summary>Time limits of its own.</summary>
    public PluginLimits Limits { get; init; } = PluginLimits.None;

    /// <summary>SHA-256 of every other file of the plugin, by path with “/”; <see langword="null"/> for a plugin that was not packed.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    /// <summary>The exact bytes that were read; a signature is over them.</summary>
    internal ReadOnlyMemory<byte> Source { get; init; }
}
