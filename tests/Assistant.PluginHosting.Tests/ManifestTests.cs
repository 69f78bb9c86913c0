using System.Text;
using System.Text.Json.Nodes;
using Assistant.PluginHosting.JsonSchemas;
using Assistant.PluginHosting.Manifests;
using Assistant.PluginHosting.Tests.Lab;

namespace Assistant.PluginHosting.Tests;

public sealed class ManifestTests
{
    private const string Good = """
        {
          "id": "ris", "version": "1.2.3", "sdk": "[1.0,2.0)",
          "entryAssembly": "Ris.dll", "entryType": "Ris.Plugin",
          "displayName": { "de": "Rat", "en": "Council" }, "description": "Vorlagen.",
          "skills": [{ "id": "papers", "name": "Vorlagen", "description": { "de": "Findet Vorlagen." }, "examples": ["Was wurde beschlossen?"], "keywords": ["Vorlage"] }],
          "permissions": { "network": ["setting:oparl", "*.mainz.de", "10.0.0.0/8"], "storage": true },
          "aiActRisk": "limited", "personalData": true,
          "settingsSchema": { "type": "object", "properties": { "oparl": { "type": "string", "default": "" } } },
          "limits": { "toolSeconds": 10 }
        }
        """;

    [Fact]
    public void A_good_manifest_is_read_whole()
    {
        var manifest = Read(Good).Manifest.ShouldNotBeNull();

        manifest.Id.ShouldBe("ris");
        manifest.DisplayName.ShouldBe(new LocalizedText("Rat", "Council"));
        manifest.Description.ShouldBe(new LocalizedText("Vorlagen."));
        manifest.Skills.Single().Keywords.ShouldBe(["Vorlage"]);
        manifest.Permissions.Network.ShouldBe(["setting:oparl", "*.mainz.de", "10.0.0.0/8"]);
        (manifest.Permissions.Storage, manifest.Permissions.Models).ShouldBe((true, false));
        manifest.AiActRisk.ShouldBe(AiActRisk.Limited);
        manifest.PersonalData.ShouldBeTrue();
        manifest.Limits.ShouldBe(new PluginLimits(TimeSpan.FromSeconds(10), null));
    }

    [Fact]
    public void Ten_errors_are_ten_findings_each_with_its_place_and_a_cure()
    {
        var findings = Read("""
            {
              "id": "Ris!", "version": "1", "sdk": "newest", "entryAssembly": "../Ris.dll",
              "displayName": { "en": "Council" }, "description": "Vorlagen.",
              "skills": [{ "id": "a", "name": "A", "description": "A.", "examples": [] }, { "id": "a", "name": "B", "description": "B.", "examples": ["B?"] }],
              "permissions": { "network": ["http://ris"], "storage": "yes" },
              "aiActRisk": "none", "personalData": true, "colour": "red"
            }
            """).Findings;

        findings.Select(finding => finding.Path).Order(StringComparer.Ordinal).ShouldBe(
        [
            "$.aiActRisk", "$.colour", "$.displayName.de", "$.entryAssembly", "$.entryType", "$.id", "$.permissions.network[0]",
            "$.permissions.storage", "$.sdk", "$.skills[0].examples", "$.skills[1].id", "$.version",
        ]);
        findings.ShouldAllBe(finding => finding.Message.EndsWith('.') && finding.Message.Contains(' '));
        findings.Single(finding => finding.Path == "$.aiActRisk").Message.ShouldBe(
            "“none” is not allowed; write one of “minimal”, “limited”, “high”. Write the risk class under the AI Act: minimal, limited or high.");
        findings.Single(finding => finding.Path == "$.entryType").Message.ShouldStartWith("is missing; add it. Write the full name of the class");
    }

    [Theory]
    [InlineData("{", "is no JSON")]
    [InlineData("""{ "id": "a1", "id": "b1" }""", "is no JSON")]
    [InlineData("[]", "is an array; write an object")]
    [InlineData("null", "is null; write an object")]
    public void What_is_no_object_is_one_finding(string json, string message)
    {
        var reading = Read(json);

        reading.Manifest.ShouldBeNull();
        reading.Findings.Single().Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("""{ "type": "array" }""", "$.settingsSchema.type")]
    [InlineData("""{ "type": "object", "oneOf": [] }""", "$.settingsSchema.oneOf")]
    [InlineData("""{ "type": "object", "properties": { "a": 1 } }""", "$.settingsSchema.properties.a")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "text" } } }""", "$.settingsSchema.properties.a.type")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "pattern": "(" } } }""", "$.settingsSchema.properties.a.pattern")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "integer", "default": "1" } } }""", "$.settingsSchema.properties.a.default")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "array", "items": { "minimum": "1" } } } }""", "$.settingsSchema.properties.a.items.minimum")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "format": "hostname" } } }""", "$.settingsSchema.properties.a.format")]
    [InlineData("""{ "type": "object", "required": "a" }""", "$.settingsSchema.required")]
    public void A_settings_schema_that_the_host_does_not_understand_is_refused(string schema, string path)
    {
        var manifest = JsonNode.Parse(Good)!.AsObject();
        manifest["settingsSchema"] = JsonNode.Parse(schema);
        manifest["permissions"] = new JsonObject();

        Read(manifest.ToJsonString()).Findings.ShouldContain(finding => finding.Path == path);
    }

    [Theory]
    [InlineData("setting:nothing")]
    [InlineData("https://mainz.de")]
    [InlineData("10.0.0.0/99")]
    public void A_network_entry_that_names_nothing_is_refused(string entry)
    {
        var manifest = JsonNode.Parse(Good)!.AsObject();
        manifest["permissions"]!["network"] = new JsonArray(entry);

        Read(manifest.ToJsonString()).Findings.Single().Path.ShouldBe("$.permissions.network[0]");
    }

    [Fact]
    public void Code_and_published_schema_agree_on_fields_and_their_values()
    {
        var published = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository(), "sdk", "schema", "plugin.schema.json")))!.AsObject();
        JsonNode.DeepEquals(ManifestReader.Schema, published).ShouldBeTrue();

        var properties = published["properties"]!.AsObject();
        var fields = typeof(PluginManifest).GetProperties().Where(property => property.Name != "EqualityContract").Select(property => Camel(property.Name));
        properties.Select(property => property.Key).Where(name => name != "$schema").ShouldBe(fields, ignoreOrder: true);
        JsonSchemaSubset.Texts(published["required"]).Order(StringComparer.Ordinal).ShouldBe(
            fields.Except(["settingsSchema", "limits", "files"]).Order(StringComparer.Ordinal));
        JsonSchemaSubset.Texts(properties["aiActRisk"]!["enum"]).ShouldBe(Enum.GetNames<AiActRisk>().Select(Camel));
        properties["permissions"]!["properties"]!.AsObject().Select(property => property.Key)
            .ShouldBe(typeof(PluginPermissions).GetProperties().Select(property => Camel(property.Name)), ignoreOrder: true);
    }

    [Fact]
    public void The_documentation_has_a_right_example_and_names_each_field()
    {
        var text = File.ReadAllText(Path.Combine(Repository(), "sdk", "docs", "manifest.md"));
        var example = text.Split("```json")[1].Split("```")[0];

        Read(example).Findings.ShouldBeEmpty();
        foreach (var field in Fields(ManifestReader.Schema, ""))
            text.ShouldContain($"`{field}`");

        static IEnumerable<string> Fields(JsonObject schema, string prefix) => (schema["properties"] as JsonObject ?? []).SelectMany(property =>
        {
            var own = property.Value!.AsObject();
            return own["items"] is JsonObject { } items && items["properties"] is not null ? Fields(items, $"{prefix}{property.Key}[].")
                : own["type"] is JsonValue && own["properties"] is not null ? Fields(own, $"{prefix}{property.Key}.")
                : [$"{prefix}{property.Key}"];
        });
    }

    [Fact]
    public void The_published_schema_keeps_to_the_keywords_that_the_host_understands()
    {
        // Else a rule of the schema would be one that editors show and the host ignores.
        Unknown(ManifestReader.Schema).ShouldBeEmpty();

        static IEnumerable<string> Unknown(JsonObject schema) => schema
            .Select(keyword => keyword.Key).Where(keyword => !JsonSchemaSubset.Keywords.Contains(keyword))
            .Concat((schema["properties"] as JsonObject ?? []).SelectMany(property => Unknown(property.Value!.AsObject())))
            .Concat(schema["items"] is JsonObject items ? Unknown(items) : []);
    }

    [Theory]
    [InlineData("Fixture.Good")]
    [InlineData("Fixture.Throwing")]
    [InlineData("Fixture.Rogue")]
    [InlineData("Fixture.Leaky")]
    [InlineData("Fixture.Keeper")]
    [InlineData("Fixture.Odd")]
    public void The_manifests_of_the_fixtures_are_right(string project) =>
        ManifestReader.Read(File.ReadAllBytes(Path.Combine(PluginLab.OutputOf(project), "plugin.json"))).Findings.ShouldBeEmpty();

    private static ManifestReading Read(string json) => ManifestReader.Read(Encoding.UTF8.GetBytes(json));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Repository()
    {
        var folder = new DirectoryInfo(PluginLab.Outputs);
        while (!File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("There is no Assistant.sln above the outputs.");
        return folder.FullName;
    }
}
