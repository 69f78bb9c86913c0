using System.Text;
using Assistant.Memory.German;
using Assistant.Memory.German.Compounds;

namespace Assistant.Memory.Tests.German;

public sealed class WordListTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("SET ISO8859-1", "iso-8859-1")]
    [InlineData("# words\nSET UTF-8", "utf-8")]
    public void A_spelling_dictionary_is_read_in_its_encoding(string affixes, string encoding)
    {
        File.WriteAllText(Path("de.aff"), affixes);
        File.WriteAllText(Path("de.dic"), "5\n# remark\nStraße/N\nÄußerung/P\tpo:noun\nHaus\n\n", Encoding.GetEncoding(encoding));
        HunspellWords.Read(Path("de.dic")).Order(StringComparer.Ordinal).ShouldBe(["haus", "strasse", "äusserung"]);
    }

    [Fact]
    public void Without_the_files_there_are_no_words()
    {
        HunspellWords.Read(Path("none.dic")).ShouldBeEmpty();
        MythesThesaurus.Read(Path("none.dat")).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_thesaurus_gives_single_words_with_a_low_weight()
    {
        File.WriteAllText(Path("th.dat"), "UTF-8\nAbfall|2\n-|Müll (ugs.)|Unrat|nicht mehr gebraucht\n-|Rückgang|Neigung (einer Straße)\nHaus|1\n-|Gebäude\n");
        var thesaurus = MythesThesaurus.Read(Path("th.dat"));
        thesaurus.Of("abfall").Select(synonym => synonym.Term).ShouldBe(["mull", "neigung", "ruckgang", "unrat"]);
        thesaurus.Of("abfall").ShouldAllBe(synonym => synonym.Weight < 0.5);
        thesaurus.Of("gebaud").ShouldHaveSingleItem().Term.ShouldBe("haus");
    }

    [Fact]
    public void The_lists_of_the_council_come_before_the_thesaurus()
    {
        var council = SynonymList.Read(["# remark", "Müll = Abfall", "allein", "VBK = Verkehrsbetriebe Karlsruhe", "OB = Oberbürgermeister"]);
        var both = council.With(SynonymList.Read(["Müll = Unrat = Abfall", "Müll = Kehricht"], 0.3));
        both.Of("mull").Select(synonym => synonym.Term).ShouldBe(["abfall", "kehricht", "unrat"]);
        both.Of("mull")[0].Weight.ShouldBeGreaterThan(both.Of("mull")[1].Weight);
        both.Of("vbk").ShouldHaveSingleItem().Term.ShouldBe("verkehrsbetrieb karlsruh");
        both.Of("verkehrsbetrieb karlsruh").ShouldHaveSingleItem().Term.ShouldBe("vbk");
        both.Of("ob").ShouldHaveSingleItem().Term.ShouldBe("oberburgermeist");
        both.Of("allein").ShouldBeEmpty();
    }

    [Fact]
    public void The_built_in_list_knows_what_councils_abbreviate()
    {
        (string Short, string Long)[] pairs =
        [
            ("kita", "Kindertageseinrichtung"), ("kita", "Kindertagesstätte"), ("pv", "Photovoltaik"), ("ob", "Oberbürgermeister"),
            ("bplan", "Bebauungsplan"), ("fnp", "Flächennutzungsplan"), ("opnv", "Nahverkehr"), ("ris", "Ratsinformationssystem"),
        ];
        foreach (var (shortened, full) in pairs)
        {
            var stem = GermanStemmer.Stem(Folding.Fold(full));
            SynonymList.BuiltIn.Of(shortened).ShouldContain(synonym => synonym.Term == stem, full);
            SynonymList.BuiltIn.Of(stem).ShouldContain(synonym => synonym.Term == shortened, full);
        }
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);
}
