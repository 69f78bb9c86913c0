using System.Text.Json.Nodes;
using Assistant.PluginHosting.Settings;

namespace Assistant.PluginHosting.Tests;

public sealed class SettingsTests
{
    private enum Colour
    {
        Red,
        Green,
    }

    [Fact]
    public void Settings_are_bound_by_name_and_type()
    {
        var settings = Bind("""
            {
              "text": "a", "number": 3, "large": 9000000000, "share": 0.5, "money": 12.34, "flag": true, "colour": "green", "maybe": null,
              "address": "http://ris/oparl", "pause": "00:00:05", "day": "2026-05-03", "names": ["a", "b"], "numbers": [1, 2], "set": ["x", "x"],
              "nested": { "text": "n" }, "list": [{ "text": "1" }], "map": { "k": { "text": "v" } }
            }
            """);

        (settings.Text, settings.Number, settings.Large, settings.Share, settings.Money, settings.Flag).ShouldBe(("a", 3, 9_000_000_000, 0.5, 12.34m, true));
        (settings.Colour, settings.Maybe, settings.Pause, settings.Day).ShouldBe((Colour.Green, 7, TimeSpan.FromSeconds(5), new DateOnly(2026, 5, 3)));
        settings.Address.ShouldBe(new Uri("http://ris/oparl"));
        settings.Names.ShouldBe(["a", "b"]);
        settings.Numbers.ShouldBe([1, 2]);
        settings.Set.ShouldBe(["x"]);
        settings.Nested!.Text.ShouldBe("n");
        settings.List.Single().Text.ShouldBe("1");
        settings.Map["k"].Text.ShouldBe("v");
    }

    [Fact]
    public void Every_place_where_the_class_does_not_fit_is_named()
    {
        var exception = Should.Throw<PluginHostingException>(() => Bind("""{ "unknown": 1, "number": "many", "names": [1], "nested": { "other": 1 }, "fixed": 1 }"""));

        foreach (var path in new[] { "$.unknown:", "$.number:", "$.names[0]:", "$.nested.other:", "$.fixed:" })
            exception.Message.ShouldContain(path);
    }

    [Fact]
    public void Defaults_are_filled_in_at_every_depth()
    {
        var schema = Parse("""
            { "type": "object", "properties": {
              "a": { "type": "integer", "default": 1 },
              "b": { "type": "object", "default": {}, "properties": { "c": { "type": "string", "default": "x" } } },
              "d": { "type": "array", "items": { "type": "object", "properties": { "e": { "type": "boolean", "default": true } } } } } }
            """);

        var reading = SettingsReader.Read(schema, Parse("""{ "d": [{}, { "e": false }] }"""));

        reading.Findings.ShouldBeEmpty();
        reading.Values.ToJsonString().ShouldBe("""{"d":[{"e":true},{"e":false}],"a":1,"b":{"c":"x"}}""");
    }

    [Fact]
    public void Settings_from_a_city_pack_may_hold_plain_values()
    {
        var schema = Parse("""{ "type": "object", "properties": { "a": { "type": "integer", "enum": [1, 2] }, "b": { "type": "number", "minimum": 0.5 } } }""");

        SettingsReader.Read(schema, new JsonObject { ["a"] = 2L, ["b"] = 0.75m }).Findings.ShouldBeEmpty();
        SettingsReader.Read(schema, new JsonObject { ["a"] = 1.5, ["b"] = 0.25 }).Findings.Select(finding => finding.Path).ShouldBe(["$.a", "$.b"]);
    }

    [Theory]
    [InlineData("uri", "https://ris.mainz.de/oparl", true)]
    [InlineData("uri", "ris.mainz.de", false)]
    [InlineData("uri", "file:///etc/passwd", false)]
    [InlineData("uri", "/oparl", false)]
    [InlineData("date", "2026-05-03", true)]
    [InlineData("date", "03.05.2026", false)]
    public void A_format_is_checked(string format, string value, bool fits)
    {
        var schema = Parse($$"""{ "type": "object", "properties": { "a": { "type": "string", "format": "{{format}}" } } }""");

        SettingsReader.Read(schema, new JsonObject { ["a"] = value }).Findings.Count.ShouldBe(fits ? 0 : 1);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9801/oparl/system", "127.0.0.1:9801")]
    [InlineData("https://ris.mainz.de/oparl", "ris.mainz.de:443")]
    [InlineData("http://ris.mainz.de", "ris.mainz.de:80")]
    [InlineData("http://[::1]:8080/", "[::1]:8080")]
    [InlineData("https://rät.de/", "rät.de:443", "xn--rt-via.de:443")]
    [InlineData("ris.mainz.de:8080", "ris.mainz.de:8080")]
    [InlineData("")]
    public void The_hosts_of_a_setting_become_network_rules(string value, params string[] rules)
    {
        var findings = new List<Finding>();

        NetworkRules.Resolve(["setting:url"], new JsonObject { ["url"] = value }, findings).Select(rule => rule.Text).ShouldBe(rules);
        NetworkRules.Resolve(["setting:url"], new JsonObject { ["url"] = new JsonArray(value) }, findings).Select(rule => rule.Text).ShouldBe(rules);
        findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_setting_that_names_no_host_is_a_finding()
    {
        var findings = new List<Finding>();

        NetworkRules.Resolve(["setting:url"], new JsonObject { ["url"] = "http://" }, findings).ShouldBeEmpty();

        findings.Single().Path.ShouldBe("$.url");
    }

    private static Sample Bind(string json) => SettingsBinder.Bind<Sample>("test", Parse(json));

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private sealed class Inner
    {
        public string Text { get; init; } = "";
    }

    private sealed record Sample
    {
        public string Text { get; init; } = "";

        public int Number { get; init; }

        public long Large { get; init; }

        public double Share { get; init; }

        public decimal Money { get; init; }

        public bool Flag { get; init; }

        public Colour Colour { get; init; }

        public int? Maybe { get; init; } = 7;

        public Uri? Address { get; init; }

        public TimeSpan Pause { get; init; }

        public DateOnly? Day { get; init; }

        public IReadOnlyList<string> Names { get; init; } = [];

        public int[] Numbers { get; init; } = [];

        public IReadOnlySet<string> Set { get; init; } = new HashSet<string>(StringComparer.Ordinal);

        public Inner? Nested { get; init; }

        public List<Inner> List { get; init; } = [];

        public IReadOnlyDictionary<string, Inner> Map { get; init; } = new Dictionary<string, Inner>(StringComparer.Ordinal);

        public int Fixed { get; } = 1;
    }
}
