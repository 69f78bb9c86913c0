using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Assistant.Conversations.Library;
using Assistant.Sdk;

namespace Assistant.Host.Cities;

/// <summary>Reads what a city pack offers to staff: its departments, its prompts and its words for the same things.</summary>
internal static partial class CityLibraryReader
{
    private const int MaxEntries = 200;
    private const int MaxSynonyms = 2_000;
    private const int MaxSynonymLength = 400;

    public static IReadOnlyList<Department> ReadDepartments(JsonNode? node, List<string> errors) =>
    [
        .. Read(node, "departments", ["id", "name"], "departments: [{ id: bauamt, name: { de: Bauamt, en: Building department } }]", errors, (id, entry, place) =>
        {
            var name = Localized(entry["name"], $"{place}.name", PromptStore.MaxTitleLength, errors);
            return name is null ? null : new Department(id, name);
        }),
    ];

    public static IReadOnlyList<CityPrompt> ReadPrompts(JsonNode? node, List<string> errors) =>
    [
        .. Read(node, "prompts", ["id", "title", "text"], "prompts: [{ id: kosten, title: Kosten, text: \"Was kostet {{Vorhaben}}?\" }]", errors, (id, entry, place) =>
        {
            var title = Localized(entry["title"], $"{place}.title", PromptStore.MaxTitleLength, errors);
            var text = Localized(entry["text"], $"{place}.text", PromptStore.MaxTextLength, errors);
            return title is null || text is null ? null : new CityPrompt(id, title, text);
        }),
    ];

    public static IReadOnlyList<string> ReadSynonyms(JsonNode? node, List<string> errors)
    {
        if (node is null)
            return [];
        if (node is JsonArray list && list.Count <= MaxSynonyms && list.All(entry => Text(entry) is { Length: <= MaxSynonymLength } line && line.Split('=').Count(word => !string.IsNullOrWhiteSpace(word)) > 1))
            return [.. list.Select(entry => Text(entry)!)];
        errors.Add($"“synonyms” must be a list of at most {MaxSynonyms} lines, each with words of the same meaning: synonyms: [\"VBK = Verkehrsbetriebe\"].");
        return [];
    }

    private static List<T> Read<T>(JsonNode? node, string key, string[] known, string example, List<string> errors, Func<string, JsonObject, string, T?> read)
        where T : class
    {
        var found = new List<T>();
        if (node is null)
            return found;
        if (node is not JsonArray list || list.Any(entry => entry is not JsonObject))
        {
            errors.Add($"“{key}” must be a list of mappings: {example}.");
            return found;
        }

        if (list.Count > MaxEntries)
            errors.Add($"“{key}” has {list.Count} entries; {MaxEntries} are allowed.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            var entry = (JsonObject)list[i]!;
            var place = $"{key}[{i}]";
            errors.AddRange(entry.Select(pair => pair.Key).Where(name => !known.Contains(name, StringComparer.Ordinal)).Select(name => $"“{place}.{name}” is not known; known are {string.Join(", ", known)}."));
            var id = Text(entry["id"]);
            if (id is null || !Id().IsMatch(id))
                errors.Add($"“{place}.id” is missing or is not made of lower-case letters, digits and hyphens.");
            else if (!ids.Add(id))
                errors.Add($"“{place}.id” is “{id}”, as another one in “{key}”; ids must differ.");
            else if (read(id, entry, place) is { } item)
                found.Add(item);
        }

        return found;
    }

    private static LocalizedText? Localized(JsonNode? node, string place, int maxLength, List<string> errors)
    {
        var (german, english) = node switch
        {
            JsonValue => (Text(node), null),
            JsonObject texts => (Text(texts["de"]), Text(texts["en"])),
            _ => (null, null),
        };
        if (string.IsNullOrWhiteSpace(german))
        {
            errors.Add($"“{place}” is missing: write {{ de: …, en: … }} or one text; quote a text that begins with a brace.");
            return null;
        }

        if (german.Length > maxLength || english?.Length > maxLength)
        {
            errors.Add($"“{place}” is longer than {maxLength} characters.");
            return null;
        }

        return new LocalizedText(german.Trim(), string.IsNullOrWhiteSpace(english) ? null : english.Trim());
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Id();
}
