using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.PluginHosting.JsonSchemas;
using Assistant.Sdk;

namespace Assistant.PluginHosting.Manifests;

/// <summary>
/// Reads a <c>plugin.json</c>: structure against the published schema, then what a schema cannot say (<see cref="ManifestRules"/>). Reports
/// every error at once.
/// </summary>
internal static class ManifestReader
{
    public const string FileName = "plugin.json";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The published schema, <c>sdk/schema/plugin.schema.json</c>.</summary>
    public static JsonObject Schema { get; } = LoadSchema();

    public static ManifestReading Read(ReadOnlySpan<byte> utf8)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(WithoutByteOrderMark(utf8), documentOptions: Strict);
        }
        catch (JsonException exception)
        {
            return new ManifestReading(null, [new Finding("$", $"is no JSON: {exception.Message} Put the file right there; an editor that knows JSON shows the place.")]);
        }

        var findings = new List<Finding>(JsonSchemaSubset.Validate(Schema, root));
        if (root is not JsonObject manifest)
            return new ManifestReading(null, findings);
        ManifestRules.Check(manifest, findings);
        return findings.Count == 0 ? new ManifestReading(Bind(manifest) with { Source = utf8.ToArray() }, []) : new ManifestReading(null, findings);
    }

    private static PluginManifest Bind(JsonObject json) => new()
    {
        Id = Text(json["id"]),
        Version = Text(json["version"]),
        Sdk = Text(json["sdk"]),
        EntryAssembly = Text(json["entryAssembly"]),
        EntryType = Text(json["entryType"]),
        DisplayName = Localized(json["displayName"]),
        Description = Localized(json["description"]),
        Skills = [.. json["skills"]!.AsArray().Select(skill => Skill(skill!))],
        Permissions = new PluginPermissions(
            [.. JsonSchemaSubset.Texts(json["permissions"]!["network"])],
            json["permissions"]!["storage"]?.GetValue<bool>() ?? false,
            json["permissions"]!["models"]?.GetValue<bool>() ?? false) { Code = [.. JsonSchemaSubset.Texts(json["permissions"]!["code"])] },
        AiActRisk = Enum.Parse<AiActRisk>(Text(json["aiActRisk"]), ignoreCase: true),
        PersonalData = json["personalData"]!.GetValue<bool>(),
        SettingsSchema = (JsonObject?)json["settingsSchema"]?.DeepClone() ?? NoSettings(),
        Limits = new PluginLimits(Seconds(json["limits"]?["toolSeconds"]), Seconds(json["limits"]?["sourceChangeSeconds"])),
        Files = (json["files"] as JsonObject)?.ToDictionary(file => file.Key, file => Text(file.Value), StringComparer.Ordinal),
    };

    private static SkillManifest Skill(JsonNode json) => new(
        Text(json["id"]),
        Localized(json["name"]),
        Localized(json["description"]),
        [.. JsonSchemaSubset.Texts(json["examples"])],
        [.. JsonSchemaSubset.Texts(json["keywords"])],
        [.. JsonSchemaSubset.Texts(json["tools"])]);

    private static JsonObject NoSettings() => new() { ["type"] = "object", ["additionalProperties"] = false };

    private static TimeSpan? Seconds(JsonNode? json) => json is null ? null : TimeSpan.FromSeconds(JsonSchemaSubset.Number(json));

    private static string Text(JsonNode? json) => json!.GetValue<string>();

    private static LocalizedText Localized(JsonNode? json) => json is JsonObject both
        ? new LocalizedText(Text(both["de"]), both["en"]?.GetValue<string>())
        : new LocalizedText(Text(json));

    // Editors on Windows write one; RFC 8259 lets a reader ignore it.
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static JsonObject LoadSchema()
    {
        using var stream = typeof(ManifestReader).Assembly.GetManifestResourceStream("plugin.schema.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
