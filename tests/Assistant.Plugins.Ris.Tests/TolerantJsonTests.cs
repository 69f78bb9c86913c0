using System.Text;
using System.Text.Json;
using Assistant.Plugins.Ris.Model;
using Assistant.Plugins.Ris.OParl;

namespace Assistant.Plugins.Ris.Tests;

public class TolerantJsonTests
{
    private const string Sample =
        """
        {"id": "https://oparl.test/paper/1", "type": "https://schema.oparl.org/1.1/Paper", "name": "Straße \"Am Markt\" \u00e4 😀",
         "date": "2024-01-02", "consultation": [{"id": "c1", "authoritative": true, "organization": ["o1", "o2"]}],
         "mainFile": {"accessUrl": "https://oparl.test/f.pdf", "size": 12.5e3, "text": "Zeile 1\nZeile 2"}, "modified": null}
        """;

    [Theory]
    [InlineData("{\"name\": \"a\u0001b\nc\td\"}", "a b\nc\td")]
    [InlineData("\uFEFF{\"name\": \"mit Marke\"}", "mit Marke")]
    [InlineData("{\"name\": \"Komma\",}", "Komma")]
    [InlineData("{\"list\": [1, 2,], \"name\": \"Komma\", // Kommentar\n}", "Komma")]
    [InlineData("{\"name\": \"C:\\Windows\"}", "C:\\Windows")]
    [InlineData("{\"name\": \"it\\'s\"}", "it\\'s")]
    [InlineData("{\"name\": \"N/A\"}", null)]
    [InlineData("{\"name\": \" \\u00a0 \"}", null)]
    [InlineData("{\"name\": 17}", "17")]
    [InlineData("{\"name\": [\"einer\"]}", "einer")]
    [InlineData("{\"name\": {}}", null)]
    [InlineData("{\"name\": \"\\ud800\"}", null)]
    public void What_vendors_write_is_read(string json, string? name)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(json));

        document.RootElement.Text("name").ShouldBe(name);
    }

    [Fact]
    public void Single_bytes_of_Latin_1_are_read_as_such()
    {
        using var document = TolerantJson.Parse(Encoding.Latin1.GetBytes("{\"name\": \"Straße\"}"));

        document.RootElement.Text("name").ShouldBe("Straße");
    }

    [Fact]
    public void Utf_16_is_read()
    {
        using var document = TolerantJson.Parse((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{\"name\": \"Straße\"}")]);

        document.RootElement.Text("name").ShouldBe("Straße");
    }

    [Theory]
    [InlineData("{\"name\": \"abgeschn")]
    [InlineData("{\"a\": {\"b\": 1}")]
    [InlineData("Fatal error on line 12")]
    [InlineData("")]
    public void What_is_no_json_is_refused(string json) =>
        Should.Throw<JsonException>(() => TolerantJson.Parse(Encoding.UTF8.GetBytes(json)).Dispose());

    [Theory]
    [InlineData("""{"list": "https://x/1"}""", 1)]
    [InlineData("""{"list": {"id": "https://x/1"}}""", 1)]
    [InlineData("""{"list": {"0": "https://x/1", "1": "https://x/2"}}""", 2)]
    [InlineData("""{"list": ["https://x/1", {"id": "https://x/2"}, null, 3.5, "", "https://x/1"]}""", 3)]
    [InlineData("""{"list": {}}""", 0)]
    [InlineData("""{"list": null}""", 0)]
    [InlineData("""{}""", 0)]
    public void A_list_may_be_a_list_an_object_or_a_link(string json, int links)
    {
        using var document = TolerantJson.Parse(Encoding.UTF8.GetBytes(json));

        document.RootElement.Links("list").Count.ShouldBe(links);
    }

    [Theory]
    [InlineData("2024-03-05", "2024-03-05")]
    [InlineData("2024-03-05T23:30:00+01:00", "2024-03-05")]
    [InlineData("2024-03-05T23:30:00", "2024-03-05")]
    [InlineData("05.03.2024", "2024-03-05")]
    [InlineData("0001-01-01", null)]
    [InlineData("2024-02-31", null)]
    [InlineData("9999-12-31T00:00:00Z", null)]
    [InlineData("gestern", null)]
    public void A_day_is_read_or_missing(string text, string? day)
    {
        using var document = JsonDocument.Parse($$"""{"date": "{{text}}"}""");

        document.RootElement.Day("date").ShouldBe(day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("7315000", "07315000")]
    [InlineData("07315000", "07315000")]
    [InlineData("051140000", "05114000")]
    [InlineData("073150000000", "07315000")]
    [InlineData("N/A", null)]
    [InlineData(null, null)]
    public void A_municipal_key_has_eight_digits(string? text, string? ags) => Ags.Normalize(text).ShouldBe(ags);

    [Fact]
    public void Http_links_to_an_https_host_are_upgraded_and_others_left()
    {
        var addresses = new OParlAddress(new Uri("https://ris.example.org/oparl/system"));

        addresses.Resolve("http://ris.example.org/oparl/paper/1").ShouldBe(new Uri("https://ris.example.org/oparl/paper/1"));
        addresses.Resolve("http://other.example.org/a.pdf").ShouldBe(new Uri("http://other.example.org/a.pdf"));
        addresses.Resolve("/oparl/paper/2").ShouldBe(new Uri("https://ris.example.org/oparl/paper/2"));
        addresses.Resolve("javascript:alert(1)").ShouldBeNull();
        addresses.Resolve("").ShouldBe(new Uri("https://ris.example.org/oparl/system"));
        OParlAddress.Key("http://a/b").ShouldBe(OParlAddress.Key("https://a/b"));
        OParlAddress.Key("https://a/" + new string('x', 600)).Length.ShouldBeLessThanOrEqualTo(220);
    }

    [Theory]
    [InlineData("https://a/papers.asp?body=1", "https://a/papers.asp?body=1&modified_since=2024-03-01T08%3A00%3A00%2B01%3A00")]
    [InlineData("https://a/papers", "https://a/papers?modified_since=2024-03-01T08%3A00%3A00%2B01%3A00")]
    [InlineData("https://a/papers?page=2&modified_since=x", "https://a/papers?page=2&modified_since=x")]
    public void A_filter_joins_the_query_that_is_there(string list, string filtered)
    {
        var filter = new ListFilter(new DateTimeOffset(2024, 3, 1, 8, 0, 0, 999, TimeSpan.FromHours(1)));

        filter.AddTo(new Uri(list), encoded: true).AbsoluteUri.ShouldBe(filtered);
    }

    /// <summary>Whatever happens to the bytes, reading ends with a document whose fields can be read, or with a JsonException.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Mutated_bytes_end_in_a_document_or_a_json_exception(int seed)
    {
        var random = new Random(seed);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = Mutated(Encoding.UTF8.GetBytes(Sample), random);
            try
            {
                using var document = TolerantJson.Parse(bytes);
                Visit(document.RootElement);
                read++;
            }
            catch (JsonException)
            {
                refused++;
            }
        }

        read.ShouldBeGreaterThan(500);
        refused.ShouldBeGreaterThan(500);
    }

    private static void Visit(JsonElement root)
    {
        foreach (var name in new[] { "id", "name", "date", "consultation", "mainFile", "modified" })
        {
            _ = root.Text(name);
            _ = root.Line(name);
            _ = root.Links(name);
            _ = root.Flag(name);
            _ = root.Number(name);
            _ = root.Day(name);
            _ = root.Moment(name, TimeZoneInfo.Utc);
            foreach (var inner in root.Many(name).Where(inner => inner.ValueKind == JsonValueKind.Object))
                _ = PaperReading.ReadConsultation(inner);
        }

        _ = root.TypeName();
        _ = root.IsDeleted();
    }

    private static byte[] Mutated(byte[] bytes, Random random)
    {
        var mutated = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(4))
            {
                case 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated.RemoveAt(at);
                    break;
                case 2:
                    mutated.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    if (random.Next(10) == 0)
                        mutated.RemoveRange(at, mutated.Count - at);
                    break;
            }

            if (mutated.Count == 0)
                mutated.Add((byte)'{');
        }

        return [.. mutated];
    }
}
