using System.Text.Json;

namespace Assistant.Host.Development;

/// <summary>What a city writes into its pack to switch the plugin on, from the manifest.</summary>
internal static class SettingsLines
{
    /// <param name="manifestFile">The manifest; it is right.</param>
    public static IReadOnlyList<string> Of(string manifestFile)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(manifestFile));
        var root = manifest.RootElement;
        var id = root.GetProperty("id").GetString()!;
        var settings = Required(root).ToList();
        return settings.Count == 0 ? ["plugins:", $"  {id}: {{}}"] : ["plugins:", $"  {id}:", .. settings];
    }

    private static IEnumerable<string> Required(JsonElement manifest)
    {
        if (!manifest.TryGetProperty("settingsSchema", out var schema) || !schema.TryGetProperty("required", out var required))
            yield break;
        foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
        {
            var description = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property) && property.TryGetProperty("description", out var text) ? text.GetString() : null;
            yield return $"    {name}: …{(description is null ? "" : $"   # {description}")}";
        }
    }
}
