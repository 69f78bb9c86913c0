using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Doubles.OParl;

namespace Assistant.Plugins.Ris.Tests;

/// <summary>Holds the double to the published schemas, so that the plugin is not tested against an invention.</summary>
public class SchemaTests
{
    [Fact]
    public async Task The_double_answers_as_the_published_schemas_have_it()
    {
        var folder = SharedFiles.Require("protocols/oparl/spec");
        await using var bench = await Bench.StartAsync();
        var checkedObjects = new Dictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var path in new[] { "system", "body/1", "body/1/organizations", "body/1/meetings", "body/1/papers", "paper/1", "meeting/3", "consultation/3-1", "agendaitem/3-1", "file/paper-1", "location/3" })
        {
            using var document = JsonDocument.Parse(await GetAsync(new Uri(bench.Server.Address, "/oparl/" + path)));
            foreach (var item in document.RootElement.TryGetProperty("data", out var data) ? data.EnumerateArray().ToList() : [document.RootElement])
                Check(item, folder, checkedObjects, faults);
        }

        faults.ShouldBeEmpty();
        checkedObjects.Keys.ShouldBe(["System", "Body", "Organization", "Meeting", "AgendaItem", "Paper", "Consultation", "File", "Location"], ignoreOrder: true);
    }

    private static async Task<string> GetAsync(Uri address)
    {
#pragma warning disable RS0030 // Reaches only the test's own server.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
#pragma warning restore RS0030
        return await http.GetStringAsync(address, TestContext.Current.CancellationToken);
    }

    private static void Check(JsonElement item, string folder, Dictionary<string, int> seen, List<string> faults)
    {
        var type = item.GetProperty("type").GetString()!;
        var name = type[(type.LastIndexOf('/') + 1)..];
        seen[name] = seen.GetValueOrDefault(name) + 1;
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name + ".json")));
        var properties = schema.RootElement.GetProperty("properties");
        faults.AddRange(schema.RootElement.GetProperty("required").EnumerateArray().Select(required => required.GetString()!)
            .Where(required => !item.TryGetProperty(required, out _)).Select(required => $"{name} lacks {required}"));
        foreach (var property in item.EnumerateObject())
        {
            if (!properties.TryGetProperty(property.Name, out var rule))
                faults.Add($"{name} has {property.Name}, which the schema does not know");
            else
                CheckValue(property.Value, rule, $"{name}.{property.Name}", folder, seen, faults);
        }
    }

    private static void CheckValue(JsonElement value, JsonElement rule, string place, string folder, Dictionary<string, int> seen, List<string> faults)
    {
        var isRight = rule.GetProperty("type").GetString() switch
        {
            "string" => value.ValueKind == JsonValueKind.String && IsRight(value.GetString()!, rule),
            "array" => value.ValueKind == JsonValueKind.Array,
            "object" => value.ValueKind == JsonValueKind.Object,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.TryGetInt64(out _),
            _ => false,
        };
        if (!isRight)
            faults.Add($"{place} is {value.GetRawText()}");
        if (value.ValueKind == JsonValueKind.Array && rule.TryGetProperty("items", out var items))
        {
            foreach (var entry in value.EnumerateArray())
                CheckValue(entry, items, place + "[]", folder, seen, faults);
        }

        if (value.ValueKind == JsonValueKind.Object && rule.TryGetProperty("schema", out _))
            Check(value, folder, seen, faults);
    }

    private static bool IsRight(string text, JsonElement rule)
    {
        if (rule.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            return false;
        return !rule.TryGetProperty("format", out var format) || format.GetString() switch
        {
            "url" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "date" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\d$", RegexOptions.None, TimeSpan.FromSeconds(1)),
            "date-time" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$", RegexOptions.None, TimeSpan.FromSeconds(1)),
            _ => true,
        };
    }
}
