using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.PluginHosting.JsonSchemas;
using Assistant.PluginHosting.Settings;
using Assistant.Walls.Egress;
using NuGet.Versioning;

namespace Assistant.PluginHosting.Manifests;

/// <summary>What <c>plugin.schema.json</c> cannot say. Each rule looks only at values of the right type; the schema reports the others.</summary>
internal static class ManifestRules
{
    public static void Check(JsonObject manifest, List<Finding> findings)
    {
        CheckVersions(manifest, findings);
        CheckSkills(manifest, findings);
        var settings = manifest["settingsSchema"] as JsonObject;
        if (settings is not null)
            SettingsSchemaRules.Check(settings, findings);
        CheckNetwork(manifest, settings, findings);
    }

    private static void CheckVersions(JsonObject manifest, List<Finding> findings)
    {
        if (Text(manifest["version"]) is { } version && !NuGetVersion.TryParseStrict(version, out _) && findings.All(finding => finding.Path != "$.version"))
            findings.Add(new Finding("$.version", $"“{version}” is no version as semver.org has it; write one such as “1.0.0”."));
        if (Text(manifest["sdk"]) is { Length: > 0 } range && !VersionRange.TryParse(range, out _))
            findings.Add(new Finding("$.sdk", $"“{range}” is no version range; write one such as “[1.0,2.0)”: from 1.0, below 2.0."));
    }

    private static void CheckSkills(JsonObject manifest, List<Finding> findings)
    {
        if (manifest["skills"] is not JsonArray skills)
            return;
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < skills.Count; index++)
        {
            if (Text((skills[index] as JsonObject)?["id"]) is { } id && !known.Add(id))
                findings.Add(new Finding($"{JsonSchemaSubset.Child("$.skills", index)}.id", $"“{id}” is the id of another skill already; give each skill an id of its own."));
        }
    }

    private static void CheckNetwork(JsonObject manifest, JsonObject? settings, List<Finding> findings)
    {
        if ((manifest["permissions"] as JsonObject)?["network"] is not JsonArray entries)
            return;
        for (var index = 0; index < entries.Count; index++)
        {
            if (Text(entries[index]) is { Length: > 0 } entry && WrongEntry(entry, settings) is { } error)
                findings.Add(new Finding(JsonSchemaSubset.Child("$.permissions.network", index), error));
        }
    }

    private static string? WrongEntry(string entry, JsonObject? settings)
    {
        if (NetworkRules.SettingOf(entry) is not { } name)
            return EgressRule.TryParse(entry, out _, out var error) ? null : error;
        if ((settings?["properties"] as JsonObject)?[name] is not JsonObject setting)
            return $"“{entry}” names the setting “{name}”, which settingsSchema.properties does not have; add it there or write the hosts here.";
        var isText = Text(setting["type"]) == "string";
        var isTexts = Text(setting["type"]) == "array" && Text((setting["items"] as JsonObject)?["type"]) == "string";
        return isText || isTexts ? null : $"“{entry}” names a setting that is neither a string nor an array of strings; give it one of these types.";
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
