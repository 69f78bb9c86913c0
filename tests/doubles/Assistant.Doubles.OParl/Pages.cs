using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Doubles.OParl.Faults;
using Assistant.Doubles.OParl.Vendors;
using Microsoft.AspNetCore.WebUtilities;

namespace Assistant.Doubles.OParl;

/// <summary>Finds what lies at an address and writes it the vendor's way.</summary>
internal sealed class Pages(Council council, Vendor vendor)
{
    private const string Filter = "modified_since";

    public Reply Find(string path, string query, string root, FaultKind? link)
    {
        if (vendor.Refuses(query) is { } status)
            return Reply.Error(status, "Diese Anfrage wird nicht verstanden");
        var local = path.StartsWith("/oparl/", StringComparison.Ordinal) ? path["/oparl/".Length..] : path;
        return local switch
        {
            "system" => Json(System(), root),
            "bodies" when vendor.BareBody => Json(Body(), root),
            "bodies" => Page("bodies", [Body(), .. council.OtherBodies.Select(OtherBody)], query, root, link),
            "body/1" => Json(Body(), root),
            "body/1/organizations" => Page("organizations", council.Organizations, query, root, link),
            "body/1/meetings" => Page("meetings", council.Meetings, query, root, link),
            "body/1/papers" => Page("papers", council.Papers, query, root, link),
            "body/1/persons" or "body/2/papers" or "body/2/meetings" or "body/2/organizations" or "body/2/persons" => Page("empty", [], query, root, link),
            _ when local.StartsWith("files/", StringComparison.Ordinal) => File(local),
            _ => Object(Council.Root + local, root),
        };
    }

    private static Reply File(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return new Reply(200, "text/plain", $"Musterstadt\n\nDatei {name}\n\nDer Stadtrat möge beschließen, was in dieser Datei steht.\n");
    }

    private Reply Object(string id, string root)
    {
        if (council.Depublished.Contains(id))
            return Reply.Error(401, "Nicht öffentlich");
        var found = All().FirstOrDefault(item => item["id"]?.GetValue<string>() == id);
        return found is null ? Reply.NotFound : Json(found, root, single: true);
    }

    private IEnumerable<JsonObject> All() =>
        council.Papers.Concat(council.Meetings).Concat(council.Organizations).Concat(council.Unlisted).SelectMany(Nested);

    private static IEnumerable<JsonObject> Nested(JsonObject item) =>
        item.Select(property => property.Value)
            .SelectMany(value => value is JsonArray array ? array.AsEnumerable() : Enumerable.Repeat(value, 1))
            .OfType<JsonObject>()
            .Where(inner => inner.ContainsKey("id"))
            .SelectMany(Nested)
            .Prepend(item);

    private Reply Page(string list, IEnumerable<JsonObject> all, string query, string root, FaultKind? link)
    {
        var parameters = QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var since = parameters.GetValueOrDefault(Filter)?.Replace(' ', '+');
        if (since is not null && !DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Reply.Error(400, "Kein Zeitpunkt");
        var items = vendor.Order(all.Where(item => IsListed(item, since))).ToList();
        if (items.Count == 0 && since is not null && vendor.Empty(list) is not EmptyList.Page and var empty)
            return empty == EmptyList.NotFound ? Reply.NotFound : new Reply(200, "application/json", "[]");

        var size = vendor.PageSize;
        var number = int.TryParse(parameters.GetValueOrDefault("page"), CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        var pages = Math.Max(1, (items.Count + size - 1) / size);
        var path = list == "bodies" ? "bodies" : "body/1/" + list;
        var links = new JsonObject { ["first"] = Link(path, 1, since), ["self"] = Link(path, number, since), ["last"] = Link(path, pages, since) };
        if (number < pages)
            links["next"] = link == FaultKind.CyclicNext ? Link(path, 1, since) : Link(path, number + 1, vendor.KeepsFilter(number + 1) && link != FaultKind.DroppedFilter ? since : null);
        var page = new JsonObject
        {
            ["data"] = new JsonArray([.. items.Skip((number - 1) * size).Take(size).Select(item => (JsonNode)Shaped(item, single: false))]),
            ["pagination"] = new JsonObject { ["totalElements"] = items.Count, ["elementsPerPage"] = size, ["currentPage"] = number, ["totalPages"] = pages },
            ["links"] = links,
        };
        return new Reply(200, "application/json", Text(page, root));
    }

    private bool IsListed(JsonObject item, string? since)
    {
        var isTombstone = item["deleted"]?.GetValue<bool>() is true;
        if (since is null)
            return !isTombstone;
        return (!isTombstone || vendor.ListsTombstones) && Moment(vendor.Modified(item)) >= Moment(since);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private string Link(string path, int page, string? since) =>
        $"{Council.Root}{path}?page={page.ToString(CultureInfo.InvariantCulture)}" + (since is null ? "" : $"&{Filter}={(vendor.EncodesLinks ? Uri.EscapeDataString(since) : since)}");

    private Reply Json(JsonObject item, string root, bool single = false) => new(200, "application/json", Text(Shaped(item, single), root));

    private JsonObject Shaped(JsonObject item, bool single)
    {
        var copy = item.DeepClone().AsObject();
        // SessionNet's list leaves out agendas; the meeting's own address has them.
        if (!single && vendor is SessionNet && copy["type"]?.GetValue<string>().EndsWith("/Meeting", StringComparison.Ordinal) is true)
            copy.Remove("agendaItem");
        foreach (var inner in Nested(copy).ToList())
            vendor.Shape(inner);
        return copy;
    }

    private string Text(JsonNode node, string root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            node.WriteTo(writer);
        var text = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        return vendor.Write(text.Replace(Council.Root, root, StringComparison.Ordinal).Replace("schema.oparl.org/1.1/", $"schema.oparl.org/{vendor.Version}/", StringComparison.Ordinal));
    }

    private static JsonObject System() => new()
    {
        ["id"] = Council.Root + "system",
        ["type"] = "https://schema.oparl.org/1.1/System",
        ["oparlVersion"] = "https://schema.oparl.org/1.1/",
        ["name"] = "Ratsinformationssystem Musterstadt",
        ["body"] = Council.Root + "bodies",
        ["created"] = "2020-01-01T00:00:00+01:00",
        ["modified"] = "2020-01-01T00:00:00+01:00",
    };

    private JsonObject Body() => BodyObject("1", council.Name, council.Ags);

    private static JsonObject OtherBody(string name, int at) => BodyObject((at + 2).ToString(CultureInfo.InvariantCulture), name, "07999" + (at + 100).ToString(CultureInfo.InvariantCulture));

    private static JsonObject BodyObject(string number, string name, string ags) => new()
    {
        ["id"] = Council.Root + "body/" + number,
        ["type"] = "https://schema.oparl.org/1.1/Body",
        ["system"] = Council.Root + "system",
        ["name"] = name,
        ["ags"] = ags,
        ["organization"] = $"{Council.Root}body/{number}/organizations",
        ["person"] = $"{Council.Root}body/{number}/persons",
        ["meeting"] = $"{Council.Root}body/{number}/meetings",
        ["paper"] = $"{Council.Root}body/{number}/papers",
        ["legislativeTerm"] = new JsonArray(),
        ["created"] = "2020-01-01T00:00:00+01:00",
        ["modified"] = "2020-01-01T00:00:00+01:00",
    };
}
