using System.Globalization;
using System.Text.Json.Nodes;

namespace Assistant.Doubles.OParl;

/// <summary>
/// The objects of a council, as the specification has them; a vendor's quirks come on top when they are served. May be changed while the
/// server runs, by one thread.
/// </summary>
/// <param name="clock">Stamps <c>created</c> and <c>modified</c>.</param>
public sealed class Council(TimeProvider clock)
{
    /// <summary>Begins all ids; replaced by the server's address when served.</summary>
    public const string Root = "https://oparl.test/oparl/";

    /// <summary>Stamps what is added or changed from now on.</summary>
    public TimeProvider Clock { get; set; } = clock;

    /// <summary>Listed organizations.</summary>
    public IList<JsonObject> Organizations { get; } = [];

    /// <summary>Listed meetings.</summary>
    public IList<JsonObject> Meetings { get; } = [];

    /// <summary>Listed papers.</summary>
    public IList<JsonObject> Papers { get; } = [];

    /// <summary>Objects that answer at their own address and stand in no list.</summary>
    public IList<JsonObject> Unlisted { get; } = [];

    /// <summary>Ids that answer 401: depublished without a tombstone.</summary>
    public ISet<string> Depublished { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Further bodies of the same system, with empty lists.</summary>
    public IList<string> OtherBodies { get; } = [];

    /// <summary>The body's name.</summary>
    public string Name { get; set; } = "Stadt Musterstadt";

    /// <summary>The body's Gemeindeschlüssel.</summary>
    public string Ags { get; set; } = "07999000";

    /// <summary>The organization's object.</summary>
    public JsonObject AddOrganization(string number, string name) =>
        Add(Organizations, Stamped("Organization", "organization/" + number, new JsonObject { ["name"] = name, ["shortName"] = name[..Math.Min(4, name.Length)] }));

    /// <summary>Adds a meeting of the organization with an empty agenda.</summary>
    public JsonObject AddMeeting(string number, string organization, DateTimeOffset start, string name = "Sitzung")
    {
        var meeting = Stamped("Meeting", "meeting/" + number, new JsonObject
        {
            ["name"] = name,
            ["start"] = Text(start),
            ["organization"] = new JsonArray(Root + "organization/" + organization),
            ["location"] = Stamped("Location", "location/" + number, new JsonObject
            {
                ["description"] = "Rathaus, Großer Sitzungssaal",
                ["geojson"] = new JsonObject { ["type"] = "Feature", ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(8.27, 50.0) } },
            }),
            ["invitation"] = FileObject("meeting-" + number + "-invitation", "Einladung"),
            ["resultsProtocol"] = FileObject("meeting-" + number + "-minutes", "Niederschrift"),
            ["agendaItem"] = new JsonArray(),
        });
        return Add(Meetings, meeting);
    }

    /// <summary>Adds a paper with a main file.</summary>
    public JsonObject AddPaper(string number, string reference, string name, string paperType, DateOnly date)
    {
        var paper = Stamped("Paper", "paper/" + number, new JsonObject
        {
            ["body"] = Root + "body/1",
            ["name"] = name,
            ["reference"] = reference,
            ["date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["paperType"] = paperType,
            ["mainFile"] = FileObject("paper-" + number, name),
            ["auxiliaryFile"] = new JsonArray(FileObject("paper-" + number + "-a", "Anlage 1")),
            ["consultation"] = new JsonArray(),
        });
        return Add(Papers, paper);
    }

    /// <summary>Puts a paper on the agenda of a meeting; both are touched.</summary>
    /// <returns>The agenda item.</returns>
    public JsonObject Consult(JsonObject paper, JsonObject meeting, string? result, string role = "Entscheidung", bool authoritative = true)
    {
        var agenda = meeting["agendaItem"]!.AsArray();
        var number = agenda.Count + 1;
        var id = Last(meeting) + "-" + number.ToString(CultureInfo.InvariantCulture);
        paper["consultation"]!.AsArray().Add((JsonNode)Stamped("Consultation", "consultation/" + id, new JsonObject
        {
            ["paper"] = Id(paper),
            ["meeting"] = Id(meeting),
            ["agendaItem"] = Root + "agendaitem/" + id,
            ["organization"] = meeting["organization"]!.DeepClone(),
            ["role"] = role,
            ["authoritative"] = authoritative,
        }));
        var item = AddAgendaItem(meeting, paper["name"]!.GetValue<string>(), result);
        item["consultation"] = Root + "consultation/" + id;
        Touch(paper);
        return item;
    }

    /// <summary>Adds an item without paper to an agenda.</summary>
    public JsonObject AddAgendaItem(JsonObject meeting, string name, string? result, bool isPublic = true)
    {
        var agenda = meeting["agendaItem"]!.AsArray();
        var number = agenda.Count + 1;
        var item = Stamped("AgendaItem", $"agendaitem/{Last(meeting)}-{number}", new JsonObject
        {
            ["meeting"] = Id(meeting),
            ["number"] = number.ToString(CultureInfo.InvariantCulture),
            ["order"] = number,
            ["name"] = name,
            ["public"] = isPublic,
        });
        if (result is not null)
            item["result"] = result;
        agenda.Add((JsonNode)item);
        Touch(meeting);
        return item;
    }

    /// <summary>Marks an object as changed now.</summary>
    public void Touch(JsonObject item) => item["modified"] = Text(Clock.GetUtcNow());

    /// <summary>Turns an object into a tombstone (OParl 1.1, 2.8).</summary>
    public void Delete(JsonObject item)
    {
        foreach (var name in item.Select(property => property.Key).Where(name => name is not ("id" or "type" or "created")).ToList())
            item.Remove(name);
        item["deleted"] = true;
        Touch(item);
    }

    /// <summary>Takes a paper out of the list; its address answers 401 from now on.</summary>
    public void Depublish(JsonObject item)
    {
        Depublished.Add(Id(item));
        Vanish(item);
    }

    /// <summary>Takes an object out of its list without a trace.</summary>
    public void Vanish(JsonObject item)
    {
        Papers.Remove(item);
        Meetings.Remove(item);
        Organizations.Remove(item);
    }

    /// <summary>An object's id with <see cref="Root"/>.</summary>
    public static string Id(JsonObject item) => item["id"]!.GetValue<string>();

    /// <summary>A file's object; its address serves a text.</summary>
    public JsonObject FileObject(string number, string name) => Stamped("File", "file/" + number, new JsonObject
    {
        ["name"] = name,
        ["fileName"] = number + ".txt",
        ["mimeType"] = "text/plain",
        ["size"] = 1000,
        ["accessUrl"] = Root + "files/view/" + number + ".txt",
        ["downloadUrl"] = Root + "files/" + number + ".txt",
    });

    private static string Last(JsonObject item) => Id(item)[(Id(item).LastIndexOf('/') + 1)..];

    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static JsonObject Add(IList<JsonObject> list, JsonObject item)
    {
        list.Add(item);
        return item;
    }

    private JsonObject Stamped(string type, string path, JsonObject properties)
    {
        var stamped = new JsonObject { ["id"] = Root + path, ["type"] = "https://schema.oparl.org/1.1/" + type };
        foreach (var (name, value) in properties.ToList())
        {
            properties.Remove(name);
            stamped[name] = value;
        }

        stamped["created"] = Text(Clock.GetUtcNow());
        stamped["modified"] = Text(Clock.GetUtcNow());
        return stamped;
    }
}
