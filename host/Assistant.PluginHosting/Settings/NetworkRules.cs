using System.Globalization;
using System.Text.Json.Nodes;
using Assistant.PluginHosting.JsonSchemas;
using Assistant.Walls.Egress;

namespace Assistant.PluginHosting.Settings;

/// <summary>Turns <c>permissions.network</c> of a manifest and a city's settings into the manifest's list of targets.</summary>
internal static class NetworkRules
{
    private const string SettingPrefix = "setting:";

    public static string? SettingOf(string entry) =>
        entry.StartsWith(SettingPrefix, StringComparison.Ordinal) ? entry[SettingPrefix.Length..].Trim() : null;

    /// <summary>Resolves the entries; a setting that is empty or missing names no host.</summary>
    public static IReadOnlyList<EgressRule> Resolve(IReadOnlyList<string> entries, JsonObject settings, List<Finding> findings)
    {
        var rules = new List<EgressRule>();
        foreach (var entry in entries)
        {
            if (SettingOf(entry) is not { } name)
            {
                Add(entry, "$");
                continue;
            }

            var path = JsonSchemaSubset.Child("$", name);
            foreach (var value in Values(settings[name]).Where(value => value.Length > 0))
            {
                foreach (var host in Hosts(value))
                    Add(host, path);
            }
        }

        return rules;

        void Add(string text, string path)
        {
            if (EgressRule.TryParse(text, out var rule, out _))
                rules.Add(rule);
            else
                findings.Add(new Finding(path, $"“{text}” names no host; write an address such as http://ris.stadt.local/oparl, or host:port."));
        }
    }

    private static IEnumerable<string> Values(JsonNode? setting) =>
        setting is JsonArray ? JsonSchemaSubset.Texts(setting) : setting is JsonValue ? JsonSchemaSubset.Texts(new JsonArray(setting.DeepClone())) : [];

    // Connections ask for the name in punycode, requests for the name as written: an address with an umlaut needs both.
    private static IEnumerable<string> Hosts(string value)
    {
        if (!value.Contains("://", StringComparison.Ordinal))
            return [value];
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return [""];
        return new[] { uri.Host, uri.HostNameType == UriHostNameType.Dns ? uri.IdnHost : uri.Host }
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(host => string.Create(CultureInfo.InvariantCulture, $"{host}:{uri.Port}"));
    }
}
