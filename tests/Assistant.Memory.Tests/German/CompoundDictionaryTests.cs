using Assistant.Memory.German;

namespace Assistant.Memory.Tests.German;

public sealed class CompoundDictionaryTests
{
    private static readonly CompoundDictionary Learned = CompoundDictionary.Learn(CouncilWords.All, []);

    [Theory]
    [InlineData("Photovoltaik·anlagen")]
    [InlineData("Kinder·tages·einrichtung")]
    [InlineData("Hunde·steuer·satzung")]
    [InlineData("Straßen·ausbau·beitrag")]
    [InlineData("Gemeinde·rats·sitzung")]
    [InlineData("Kinder·garten")]
    [InlineData("Kinder·garten·plätze")]
    [InlineData("Schul·hof")]
    [InlineData("Schul·höfe")]
    [InlineData("Wohn·gebäude")]
    [InlineData("Wohnungs·bau")]
    [InlineData("Wohn·raum·förderung")]
    [InlineData("Förder·mittel")]
    [InlineData("Förder·programm")]
    [InlineData("Sport·halle")]
    [InlineData("Sport·hallen·sanierung")]
    [InlineData("Brand·schutz")]
    [InlineData("Feuer·wehr")]
    [InlineData("Klima·schutz·konzept")]
    [InlineData("Energie·bericht")]
    [InlineData("Wärme·planung")]
    [InlineData("Strom·netz")]
    [InlineData("Müll·gebühren")]
    [InlineData("Abfall·wirtschafts·satzung")]
    [InlineData("Rad·weg")]
    [InlineData("Rad·wege·netz")]
    [InlineData("Fahrrad·straße")]
    [InlineData("Bus·haltestelle")]
    [InlineData("Straßen·bahn")]
    [InlineData("Park·platz")]
    [InlineData("Park·raum·konzept")]
    [InlineData("Lärm·schutz")]
    [InlineData("Umwelt·ausschuss")]
    [InlineData("Finanz·ausschuss")]
    [InlineData("Jugend·hilfe·ausschuss")]
    [InlineData("Bau·ausschuss")]
    [InlineData("Orts·rat")]
    [InlineData("Stadt·teil")]
    [InlineData("Stadt·teil·planung")]
    [InlineData("Bürger·beteiligung")]
    [InlineData("Öffentlichkeits·beteiligung")]
    [InlineData("Öffentlichkeits·arbeit")]
    [InlineData("Gewerbe·gebiet")]
    [InlineData("Gewerbe·steuer")]
    [InlineData("Haushalts·plan")]
    [InlineData("Haushalts·satzung")]
    [InlineData("Jahres·abschluss")]
    [InlineData("Personal·kosten")]
    [InlineData("Geschichts·verein")]
    [InlineData("Weihnachts·markt")]
    [InlineData("Spiel·platz")]
    [InlineData("Spiel·plätze")]
    [InlineData("Geschwindigkeits·kontrollen")]
    [InlineData("Brücken·sanierung")]
    [InlineData("Vertrags·prüfung")]
    [InlineData("Daten·schutz")]
    [InlineData("Gesundheits·amt")]
    [InlineData("Flüchtlings·unterkunft")]
    [InlineData("Integrations·kurs")]
    [InlineData("Sprach·kurs")]
    [InlineData("Senioren·heim")]
    [InlineData("Dach·flächen")]
    [InlineData("Bebauungs·plan")]
    [InlineData("Ärzte·haus")]
    [InlineData("Industrie·gebiet")]
    [InlineData("Leistungs·vergabe")]
    public void A_compound_falls_into_its_parts(string written)
    {
        var expected = written.Split('·');
        var words = CouncilWords.All.Where(word => word.Key is not "bebauungsplan").ToDictionary();
        var parts = CompoundDictionary.Learn(words, []).Split(Folding.Fold(string.Concat(expected)));
        Stems(parts).ShouldBe(Stems(expected.Select(part => Folding.Fold(part))));
    }

    [Theory]
    [InlineData("Karlsruhe Beitrag Verwaltung Bericht Antrag Vertrag Auftrag Betrag Ertrag Nachtrag")]
    [InlineData("Möglichkeit Gesellschaft Wirtschaft Öffentlichkeit Verantwortung Sicherheit Freiheit Mehrheit Einheit Gesundheit")]
    [InlineData("Haushalt Grundlage Vorlage Anlage Auflage Unterlage Freitag Montag Vortrag Bürgermeister")]
    [InlineData("Mannschaft Landschaft Bürgerschaft ordentlich sachlich wirtschaftlich erkennbar sichtbar Zahlung Haltung")]
    [InlineData("Umbau Ausbau Abfall Einfall Anfall Verkehr Verein Aufstand Bestand Vorstand")]
    [InlineData("Maßnahme Aufnahme einmal zielvoll rechtlich Baum Kinder Straße Ausschuss Zukunft Auskunft")]
    public void A_word_that_is_no_compound_stays_whole(string words)
    {
        foreach (var word in words.Split(' '))
            Learned.Split(Folding.Fold(word)).ShouldBeEmpty(word);
    }

    [Fact]
    public void A_word_that_is_more_frequent_than_its_parts_stays_whole()
    {
        Learned.Split("stadtverwaltung").ShouldBeEmpty();
        CompoundDictionary.Learn(CouncilWords.All.Where(word => word.Key != "stadtverwaltung"), []).Split("stadtverwaltung").ShouldBe(["stadt", "verwaltung"]);
    }

    [Fact]
    public void Rests_of_broken_words_are_no_parts()
    {
        var words = CouncilWords.With("nden", "llen", "einge", "rinnen");
        words["nden"] = words["llen"] = words["einge"] = 500;
        var learned = CompoundDictionary.Learn(words, []);
        learned.Split("wohnenden").ShouldBeEmpty();
        learned.Split("stellen").ShouldBeEmpty();
        learned.Split("eingestellen").ShouldBeEmpty();
    }

    [Fact]
    public void A_spelling_dictionary_tells_words_from_misprints()
    {
        var words = CouncilWords.With("strasen", "bord");
        CompoundDictionary.Learn(words, []).Split("bordstein").ShouldBeEmpty();
        words["stein"] = 5;
        CompoundDictionary.Learn(words, []).Split("bordstrasen").ShouldNotBeEmpty();
        var known = CouncilWords.All.Keys.Append("bord").Append("stein").ToList();
        CompoundDictionary.Learn(words, known).Split("bordstrasen").ShouldBeEmpty();
        CompoundDictionary.Learn(words, known).Split("bordstein").ShouldBe(["bord", "stein"]);
    }

    [Fact]
    public void The_order_of_the_words_does_not_matter()
    {
        var reversed = CompoundDictionary.Learn(CouncilWords.All.Reverse(), []);
        reversed.Fingerprint.ShouldBe(Learned.Fingerprint);
        using var one = new MemoryStream();
        using var other = new MemoryStream();
        Learned.Save(one);
        reversed.Save(other);
        other.ToArray().ShouldBe(one.ToArray());
    }

    [Fact]
    public void Another_word_gives_another_fingerprint() =>
        CompoundDictionary.Learn(CouncilWords.With("Zeppelin"), []).Fingerprint.ShouldNotBe(Learned.Fingerprint);

    // Written down, so that a change of the rules is noticed: it needs a new version of the analysis.
    [Fact]
    public void The_fingerprint_is_the_same_on_every_machine() =>
        CompoundDictionary.Learn([new("haus", 7), new("dach", 5), new("strasse", 3)], []).Fingerprint.ShouldBe("6881a768e450b7b6");

    [Fact]
    public void What_was_saved_splits_alike()
    {
        var loaded = Reload(Saved());
        loaded.Fingerprint.ShouldBe(Learned.Fingerprint);
        loaded.Split("hundesteuersatzung").ShouldBe(Learned.Split("hundesteuersatzung"));
        loaded.Split("freitag").ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_dictionary_splits_nothing_and_can_be_saved()
    {
        CompoundDictionary.Empty.Split("hundesteuersatzung").ShouldBeEmpty();
        using var stream = new MemoryStream();
        CompoundDictionary.Empty.Save(stream);
        Reload(stream.ToArray()).Fingerprint.ShouldBe(CompoundDictionary.Empty.Fingerprint);
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_but_never_crash()
    {
        var saved = Saved();
        var random = new Random(3);
        for (var i = 0; i < 60; i++)
        {
            var cut = saved[..random.Next(saved.Length)];
            Should.Throw<InvalidDataException>(() => Reload(cut));
            var changed = saved.ToArray();
            changed[random.Next(Math.Min(changed.Length, 400))] ^= (byte)(1 << random.Next(8));
            try
            {
                Reload(changed).Split("hundesteuersatzung").Count.ShouldBeLessThan(5);
            }
            catch (InvalidDataException refused)
            {
                refused.Message.ShouldContain("ebuild the index");
            }
        }
    }

    [Fact]
    public void Any_string_can_be_split_into_no_more_than_four_parts_of_itself()
    {
        var random = new Random(7);
        var pieces = CouncilWords.All.Keys.Concat(["s", "es", "x", "ö"]).ToArray();
        for (var i = 0; i < 5_000; i++)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(0, 6)).Select(_ => pieces[random.Next(pieces.Length)]));
            var parts = Learned.Split(word);
            parts.Count.ShouldBeInRange(0, 4);
            parts.Count.ShouldNotBe(1);
            foreach (var part in parts)
                word.ShouldContain(part);
        }
    }

    private static byte[] Saved()
    {
        using var stream = new MemoryStream();
        Learned.Save(stream);
        return stream.ToArray();
    }

    private static CompoundDictionary Reload(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return CompoundDictionary.Load(stream);
    }

    private static List<string> Stems(IEnumerable<string> parts) => [.. parts.Select(GermanStemmer.Stem)];
}
