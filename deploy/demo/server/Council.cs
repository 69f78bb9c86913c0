using System.Globalization;
using System.Text.Json.Nodes;

namespace Assistant.DemoCouncil;

/// <summary>The objects of the council with <c>{base}</c> in place of the server's address. Immutable after loading.</summary>
internal sealed class Council
{
    private const int PageSize = 50;
    private readonly Dictionary<string, string> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<JsonObject>> _lists = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _deletedPapers = [];

    private Council()
    {
    }

    public static Council Load(string folder)
    {
        var council = new Council();
        council.AddObject((JsonObject)Read(folder, "system"));
        var body = (JsonObject)Read(folder, "body");
        council.AddObject(body);
        council._lists["bodies"] = [body];
        foreach (var kind in (string[])["organizations", "persons", "meetings", "papers"])
            council._lists[kind] = [.. Read(folder, kind).AsArray().Select(item => council.AddObject((JsonObject)item!))];
        council._deletedPapers.AddRange(Read(folder, "deleted").AsArray().Select(item => council.AddObject((JsonObject)item!)));
        council._lists["agendaitems"] = [.. council.Embedded("meetings", "agendaItem")];
        council._lists["consultations"] = [.. council.Embedded("papers", "consultation")];
        council._lists["memberships"] = [.. council.Embedded("persons", "membership")];
        council._lists["files"] = [.. council.Embedded("papers", "mainFile"), .. council.Embedded("papers", "auxiliaryFile"), .. council.Embedded("meetings", "resultsProtocol")];
        council._lists["terms"] = [.. body["legislativeTerm"]?.AsArray().OfType<JsonObject>() ?? []];
        council._lists["locations"] = [];
        return council;
    }

    /// <summary>A list page or an object as JSON, or <see langword="null"/>.</summary>
    public string? Answer(string path, IQueryCollection query)
    {
        if (_lists.TryGetValue(path, out var list))
            return Page(path, path == "papers" && query.ContainsKey("modified_since") ? [.. list, .. _deletedPapers] : list, query);
        return _objects.GetValueOrDefault(path);
    }

    private static string Page(string path, List<JsonObject> items, IQueryCollection query)
    {
        var kept = items.Where(item => Within(item, query)).ToList();
        var pages = Math.Max(1, (kept.Count + PageSize - 1) / PageSize);
        var number = int.TryParse(query["page"].FirstOrDefault(), CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, pages) : 1;
        var links = new JsonObject { ["self"] = Link(path, query, number), ["first"] = Link(path, query, 1), ["last"] = Link(path, query, pages) };
        if (number < pages)
            links["next"] = Link(path, query, number + 1);
        return new JsonObject
        {
            ["data"] = new JsonArray([.. kept.Skip((number - 1) * PageSize).Take(PageSize).Select(item => item.DeepClone())]),
            ["pagination"] = new JsonObject { ["totalElements"] = kept.Count, ["elementsPerPage"] = PageSize, ["currentPage"] = number, ["totalPages"] = pages },
            ["links"] = links,
        }.ToJsonString();
    }

    private static string Link(string path, IQueryCollection query, int page)
    {
        var kept = query.Where(pair => pair.Key != "page").Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}");
        return "{base}/" + path + "?" + string.Join('&', kept.Append(string.Create(CultureInfo.InvariantCulture, $"page={page}")));
    }

    private static bool Within(JsonObject item, IQueryCollection query) =>
        Bound(item, query, "modified_since", "modified", (at, bound) => at >= bound)
        && Bound(item, query, "modified_until", "modified", (at, bound) => at <= bound)
        && Bound(item, query, "created_since", "created", (at, bound) => at >= bound)
        && Bound(item, query, "created_until", "created", (at, bound) => at <= bound);

    private static bool Bound(JsonObject item, IQueryCollection query, string parameter, string property, Func<DateTimeOffset, DateTimeOffset, bool> holds) =>
        !DateTimeOffset.TryParse(query[parameter].FirstOrDefault(), CultureInfo.InvariantCulture, out var bound)
        || !DateTimeOffset.TryParse((string?)item[property], CultureInfo.InvariantCulture, out var at)
        || holds(at, bound);

    private IEnumerable<JsonObject> Embedded(string kind, string property) => _lists[kind]
        .SelectMany(item => item[property] switch
        {
            JsonArray array => array.OfType<JsonObject>(),
            JsonObject single => [single],
            _ => [],
        })
        .Select(AddObject);

    private JsonObject AddObject(JsonObject item)
    {
        _objects[((string)item["id"]!).Replace("{base}/", "", StringComparison.Ordinal)] = item.ToJsonString();
        return item;
    }

    private static JsonNode Read(string folder, string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name + ".json")))!;
}
