using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Assistant.Models.Settings;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Walls.Egress;
using YamlDotNet.Core;

namespace Assistant.Host.Cities;

/// <summary>Reads <c>city.yaml</c> and reports all its errors at once.</summary>
internal static partial class CityPackReader
{
    private static readonly string[] Keys = ["id", "name", "ags", "network", "plugins", "models", "departments", "prompts", "synonyms"];

    public static (CityPack? Pack, CityPackError? Error) Read(string file)
    {
        JsonNode? root;
        try
        {
            using var reader = File.OpenText(file);
            root = YamlToJson.Read(reader);
        }
        catch (Exception exception) when (exception is YamlException or ArgumentException or InvalidCastException)
        {
            return (null, new CityPackError(file, [$"The file is no valid YAML: {exception.Message}"]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, new CityPackError(file, [$"The file cannot be read: {exception.Message}"]));
        }

        var errors = new List<string>();
        if (root is not JsonObject pack)
            return (null, new CityPackError(file, ["The file must be a mapping with the keys id, name, network and plugins."]));
        errors.AddRange(pack.Select(pair => pair.Key).Where(key => !Keys.Contains(key, StringComparer.Ordinal)).Select(key => $"“{key}” is not known; known are {string.Join(", ", Keys)}."));
        var city = ReadCity(pack, Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))!, errors);
        var network = ReadNetwork(pack["network"], errors);
        var plugins = ReadPlugins(pack["plugins"], errors);
        var models = ReadModels(pack["models"], errors);
        var departments = CityLibraryReader.ReadDepartments(pack["departments"], errors);
        var prompts = CityLibraryReader.ReadPrompts(pack["prompts"], errors);
        var synonyms = CityLibraryReader.ReadSynonyms(pack["synonyms"], errors);
        return errors.Count > 0
            ? (null, new CityPackError(file, errors))
            : (new CityPack(Path.GetDirectoryName(file)!, new CityConfiguration { City = city!, Network = network, PluginSettings = plugins }, models) { Departments = departments, Prompts = prompts, Synonyms = synonyms }, null);
    }

    private static City? ReadCity(JsonObject pack, string folder, List<string> errors)
    {
        var id = Text(pack["id"]);
        if (id is null || !Id().IsMatch(id))
            errors.Add("“id” is missing or is not made of lower-case letters, digits and hyphens.");
        else if (id != folder)
            errors.Add($"“id” is “{id}” but the folder is called “{folder}”; they must be the same.");
        var name = Name(pack["name"]);
        if (name is null)
            errors.Add("“name” is missing: write name: { de: Mainz, en: Mainz } or name: Mainz.");
        var ags = Text(pack["ags"]);
        if (pack["ags"] is not null && (ags is null || !Ags().IsMatch(ags)))
            errors.Add($"“ags” is “{ags ?? "no text"}”; an Amtlicher Gemeindeschlüssel has eight digits, in quotes because of the leading zero.");
        return id is null || name is null ? null : new City { Id = id, Name = name, Ags = ags };
    }

    private static LocalizedText? Name(JsonNode? node) => node switch
    {
        JsonValue value when Text(value) is { Length: > 0 } text => new LocalizedText(text),
        JsonObject names when Text(names["de"]) is { Length: > 0 } german => new LocalizedText(german, Text(names["en"])),
        _ => null,
    };

    private static List<EgressRule> ReadNetwork(JsonNode? node, List<string> errors)
    {
        var rules = new List<EgressRule>();
        if (node is null)
            return rules;
        if (node is not JsonObject network || network["allow"] is not JsonArray allow)
        {
            errors.Add("“network” must have a list “allow”: network: { allow: [\"ris.example.de\"] }.");
            return rules;
        }

        foreach (var entry in allow)
        {
            if (Text(entry) is not { } text)
                errors.Add("“network.allow” holds an entry that is no text; put it in quotes.");
            else if (text.Trim() == "*")
                errors.Add("“network.allow” may not say “*”: name the hosts that plugins may reach.");
            else if (EgressRule.TryParse(text, out var rule, out var error))
                rules.Add(rule);
            else
                errors.Add($"“network.allow”: {error}");
        }

        return rules;
    }

    private static Dictionary<string, JsonObject> ReadPlugins(JsonNode? node, List<string> errors)
    {
        var plugins = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        if (node is null)
            return plugins;
        if (node is not JsonObject entries)
        {
            errors.Add("“plugins” must map plugin ids to their settings.");
            return plugins;
        }

        foreach (var (id, settings) in entries)
        {
            if (settings is null)
                plugins[id] = [];
            else if (settings is JsonObject values)
                plugins[id] = (JsonObject)values.DeepClone();
            else
                errors.Add($"“plugins.{id}” must be a mapping of settings.");
        }

        return plugins;
    }

    private static Dictionary<string, string[]> ReadModels(JsonNode? node, List<string> errors)
    {
        var models = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (node is null)
            return models;
        if (node is not JsonObject roles)
        {
            errors.Add("“models” must map roles to lists of models: models: { chat: [\"qwen3:14b\"] }.");
            return models;
        }

        foreach (var (role, names) in roles)
        {
            if (names is not JsonArray { Count: > 0 } list || list.Any(name => Text(name) is not { Length: > 0 }))
                errors.Add($"“models.{role}” must be a list of models as the servers name them: [\"qwen3:14b\"].");
            else
                models[role] = [.. list.Select(name => Text(name)!)];
        }

        errors.AddRange(ModelsOptionsValidator.ValidateCity(models).Select(error => $"“models”: {error}"));
        return models;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node is JsonValue other ? other.ToString() : null;

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex Id();

    [GeneratedRegex("^[0-9]{8}$")]
    private static partial Regex Ags();
}
