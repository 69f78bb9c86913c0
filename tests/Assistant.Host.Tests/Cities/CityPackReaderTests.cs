using Assistant.Host.Cities;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Cities;

public sealed class CityPackReaderTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_pack_at_its_smallest_is_read()
    {
        var pack = Good("""
            id: karlsruhe
            name: { de: Karlsruhe, en: Karlsruhe }
            ags: "08212000"
            network: { allow: ["127.0.0.1:9801", "ris.example.de"] }
            plugins:
              ris: { oparl: "http://127.0.0.1:9801/oparl/system" }
            """);

        pack.Id.ShouldBe("karlsruhe");
        pack.Configuration.City.Name.En.ShouldBe("Karlsruhe");
        pack.Configuration.City.Ags.ShouldBe("08212000");
        pack.Configuration.Network.Count.ShouldBe(2);
        pack.Configuration.PluginSettings["ris"]["oparl"]!.GetValue<string>().ShouldBe("http://127.0.0.1:9801/oparl/system");
    }

    [Theory]
    [InlineData("07315000")]
    [InlineData("\"07315000\"")]
    public void The_leading_zero_of_the_ags_stays(string written) =>
        Good($"id: karlsruhe\nname: Karlsruhe\nags: {written}\n").Configuration.City.Ags.ShouldBe("07315000");

    [Fact]
    public void A_name_may_be_one_word_and_plugins_may_have_no_settings()
    {
        var pack = Good("id: karlsruhe\nname: Karlsruhe\nplugins:\n  ris:\n");

        pack.Configuration.City.Name.De.ShouldBe("Karlsruhe");
        pack.Configuration.PluginSettings["ris"].ShouldBeEmpty();
        pack.Configuration.Network.ShouldBeEmpty();
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        var messages = Errors("""
            id: Karlsruhe City
            ags: 821200
            colour: red
            network: { allow: ["http://ris.example.de/path", 17, [x]] }
            plugins: { ris: "http://127.0.0.1/oparl" }
            """);

        messages.ShouldContain(message => message.Contains("“id”", StringComparison.Ordinal));
        messages.ShouldContain(message => message.Contains("“name” is missing", StringComparison.Ordinal));
        messages.ShouldContain(message => message.Contains("“ags” is “821200”", StringComparison.Ordinal));
        messages.ShouldContain(message => message.Contains("“colour” is not known", StringComparison.Ordinal));
        messages.Count(message => message.Contains("network.allow", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2);
        messages.ShouldContain(message => message.Contains("“plugins.ris” must be a mapping", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "must be a mapping")]
    [InlineData("- a\n- b\n", "must be a mapping")]
    [InlineData("id: [karlsruhe", "no valid YAML")]
    [InlineData("id: karlsruhe\nid: karlsruhe\nname: K\n", "no valid YAML")]
    [InlineData("? [a, b]\n: c\n", "no valid YAML")]
    [InlineData("id: mainz\nname: Mainz\n", "the folder is called “karlsruhe”")]
    [InlineData("id: karlsruhe\nname: Karlsruhe\nags: [0, 8]\n", "“ags”")]
    [InlineData("id: karlsruhe\nname: { en: Karlsruhe }\n", "“name” is missing")]
    [InlineData("id: karlsruhe\nname: Karlsruhe\nnetwork: { allow: ris.example.de }\n", "must have a list “allow”")]
    [InlineData("id: karlsruhe\nname: Karlsruhe\nplugins: [ris]\n", "“plugins” must map")]
    public void An_error_names_the_key_and_the_way_out(string yaml, string expected) =>
        Errors(yaml).ShouldHaveSingleItem().ShouldContain(expected);

    [Fact]
    public void A_broken_pack_costs_its_own_city()
    {
        _folder.Write("bonn/city.yaml", "id: bonn\nname: Bonn\n");
        _folder.Write("koblenz/city.yaml", "id: koblenz\n");
        _folder.Write("notes/readme.txt", "no city");

        var packs = CityPacks.Read(_folder.Path);

        packs.Packs.Select(pack => pack.Id).ShouldBe(["bonn"]);
        packs.Errors.ShouldHaveSingleItem().File.ShouldContain("koblenz");
        packs.Get(null).Id.ShouldBe("bonn");
        packs.Get("Bonn").Id.ShouldBe("bonn");
        Should.Throw<UsageException>(() => packs.Get("koblenz")).Message.ShouldContain("cannot be used");
        Should.Throw<UsageException>(() => packs.Get("trier")).Message.ShouldContain("Known: bonn");
    }

    [Fact]
    public void Of_several_cities_one_has_to_be_named()
    {
        _folder.Write("bonn/city.yaml", "id: bonn\nname: Bonn\n");
        _folder.Write("trier/city.yaml", "id: trier\nname: Trier\n");

        Should.Throw<UsageException>(() => CityPacks.Read(_folder.Path).Get(null)).Message.ShouldContain("bonn, trier");
    }

    private CityPack Good(string yaml)
    {
        var (pack, error) = CityPackReader.Read(_folder.Write("karlsruhe/city.yaml", yaml));
        error.ShouldBeNull();
        return pack.ShouldNotBeNull();
    }

    private IReadOnlyList<string> Errors(string yaml)
    {
        var (pack, error) = CityPackReader.Read(_folder.Write("karlsruhe/city.yaml", yaml));
        pack.ShouldBeNull();
        return error.ShouldNotBeNull().Messages;
    }
}
