using Assistant.Memory.German;

namespace Assistant.Memory.Tests.German;

public sealed class QuestionTests
{
    private const string Text = """
        Die Hundesteuersatzung regelt die Hundesteuer. Der Gemeinderat beriet über Photovoltaik und den Bebauungsplan 85/1 am 23.09.2025 nach § 34 BauGB.
        Kindertageseinrichtungen, Gebühren, Straßen, Finanzausschuss, Poller, Oberbürgermeister, Verkehrsbetriebe, Ratssitzung, Personennahverkehr, öffentlicher, Karlsruhe
        Hund Steuer Satzung Straße Ausbau Beitrag Kita Platz Verkehrskonzept Barrierefreiheit Ladeinfrastruktur 2024/0815
        """;

    private readonly TestVocabulary _vocabulary;
    private readonly GermanAnalyzer _analyzer = new(CompoundDictionary.Learn(CouncilWords.All, []), SynonymList.BuiltIn);

    public QuestionTests() => _vocabulary = new TestVocabulary(_analyzer.Terms(Text));

    [Theory]
    [InlineData("Wer zahlt wie viele Gebühren?", "zahlt gebuhr")]
    [InlineData("Gibt es Poller?", "poll")]
    [InlineData("Wie hoch ist die Hundesteuer?", "hundesteu hund steu")]
    [InlineData("Was kostet das bitte?", "kost")]
    public void Question_words_are_left_out(string question, string expected) =>
        Ask(question).Terms.Select(term => term.Term).ShouldBe(expected.Split(' '));

    [Fact]
    public void Question_words_stay_where_nothing_else_does() => Ask("Wie geht das bitte genau?").Terms.ShouldNotBeEmpty();

    [Fact]
    public void A_compound_that_the_index_does_not_know_is_looked_for_by_its_parts()
    {
        var terms = Ask("Straßenausbaubeiträge").Terms;
        terms.Select(term => term.Term).ShouldBe(["strassenausbaubeitrag", "strass", "ausbau", "beitrag"]);
        terms.Select(term => term.Kind).ShouldBe([TermKind.Word, TermKind.Part, TermKind.Part, TermKind.Part]);
        terms.ShouldAllBe(term => term.Position == 0 && term.Alternatives.Count == 0);
    }

    [Fact]
    public void Parts_of_a_known_compound_count_less_than_the_word()
    {
        var terms = Ask("Hundesteuersatzung").Terms;
        terms[0].Weight.ShouldBe(1);
        terms.Skip(1).ShouldAllBe(term => term.Kind == TermKind.Part && term.Weight < 0.5);
    }

    [Fact]
    public void Words_typed_apart_also_mean_the_compound()
    {
        Find("Hunde Steuer", "hundesteu").Weight.ShouldBeLessThan(1);
        Find("Verkehr Konzept", GermanStemmer.Stem("verkehrskonzept")).Position.ShouldBe(0);
        Ask("Hunde. Steuer").Terms.ShouldNotContain(term => term.Term == "hundesteu");
        Ask("Poller Satzung").Terms.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Kita", "kindertageseinricht")]
    [InlineData("PV", "photovolta")]
    [InlineData("OB", "oberburgermeist")]
    [InlineData("B-Plan", "bebauungsplan")]
    [InlineData("öffentlicher Personennahverkehr", null)]
    public void A_synonym_is_an_alternative_not_a_term(string question, string? synonym)
    {
        var asked = Ask(question);
        var alternatives = asked.Terms.SelectMany(term => term.Alternatives).ToList();
        if (synonym is null)
        {
            alternatives.ShouldBeEmpty();
            return;
        }

        alternatives.ShouldContain(alternative => alternative.Term == synonym && alternative.Weight < 1);
        asked.Terms.ShouldNotContain(term => term.Term == synonym);
    }

    [Fact]
    public void Synonyms_work_in_both_directions_and_with_several_words()
    {
        var analyzer = new GermanAnalyzer(CompoundDictionary.Empty, SynonymList.Read(["VBK = Verkehrsbetriebe Karlsruhe", "ÖPNV = öffentlicher Personennahverkehr"]));
        analyzer.Analyze("VBK", _vocabulary).Terms.ShouldHaveSingleItem().Alternatives.ShouldHaveSingleItem().Term.ShouldBe("verkehrsbetrieb");
        var vocabulary = new TestVocabulary(["vbk", "opnv", "verkehrsbetrieb", "karlsruh", "karlsruh"]);
        analyzer.Analyze("die Verkehrsbetriebe Karlsruhe", vocabulary).Terms.Single(term => term.Term == "verkehrsbetrieb").Alternatives.ShouldHaveSingleItem().Term.ShouldBe("vbk");
        analyzer.Analyze("im öffentlichen Personennahverkehr", vocabulary).Terms.SelectMany(term => term.Alternatives).ShouldHaveSingleItem().Term.ShouldBe("opnv");
    }

    [Theory]
    [InlineData("Hundestuer", "hundesteu")]
    [InlineData("Photovoltiak", "photovolta")]
    [InlineData("Gemeindrat", "gemeinderat")]
    [InlineData("Barierefreiheit", "barrierefrei")]
    [InlineData("Ladeinfrastrucktur", "ladeinfrastruktur")]
    public void A_misspelt_word_also_means_the_known_one(string typed, string meant)
    {
        var asked = Ask(typed);
        asked.Terms.SelectMany(term => term.Alternatives).ShouldContain(alternative => alternative.Term == meant && alternative.Weight < 1);
        asked.Corrections.ShouldContain(correction => correction.Written == typed && correction.Terms.Contains(meant));
    }

    [Theory]
    [InlineData("Poller")]
    [InlineData("2024/0816")]
    [InlineData("24.09.2025")]
    [InlineData("§ 35 BauGB")]
    [InlineData("Kit")]
    [InlineData("Roller")]
    public void Known_short_and_numeric_words_are_not_corrected(string question)
    {
        var asked = Ask(question);
        asked.Corrections.ShouldBeEmpty();
        asked.Terms.ShouldAllBe(term => term.Alternatives.Count == 0);
    }

    [Fact]
    public void A_notation_counts_more_than_its_pieces()
    {
        Find("Drucksache 2024/0815", "2024x815").Weight.ShouldBe(1);
        Find("Drucksache 2024/0815", "2024").Weight.ShouldBeLessThan(0.5);
        Find("am 23.09.2025", "d20250923").Weight.ShouldBe(1);
        Find("am 23.09.2025", "23").Weight.ShouldBeLessThan(0.5);
        Find("§ 34 BauGB", "par34baugb").Weight.ShouldBe(1);
    }

    [Fact]
    public void Nouns_count_more_than_other_words_where_the_question_has_capitals()
    {
        Find("Wann werden Straßen barrierefrei ausgebaut?", "strass").Weight.ShouldBe(1);
        Find("Wann werden Straßen barrierefrei ausgebaut?", "ausgebaut").Weight.ShouldBeLessThan(1);
        Find("wann werden straßen ausgebaut", "ausgebaut").Weight.ShouldBe(1);
    }

    [Fact]
    public void A_long_question_has_no_more_than_64_terms_each_once()
    {
        var question = string.Join(' ', Enumerable.Range(0, 500).Select(number => $"Wort{(char)('a' + (number % 26))}{number} Hundesteuersatzung"));
        var terms = Ask(question).Terms;
        terms.Count.ShouldBe(Question.MaxTerms);
        terms.DistinctBy(term => term.Term).Count().ShouldBe(terms.Count);
    }

    [Fact]
    public void Any_question_is_read_alike_each_time_and_within_bounds()
    {
        var random = new Random(13);
        string[] words = ["Hunde", "Steuer", "OB", "§ 34", "BauGB", "23.09.2025", "2024/0815", "Haupt- und", "Finanzausschuss", "\uD800", "e\u0301", "-", "\n", "1,25 Mio. €", "wie hoch", "B-Plan", "öffentlicher"];
        for (var i = 0; i < 400; i++)
        {
            var question = string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(0, 25)).Select(_ => words[random.Next(words.Length)]));
            var asked = Ask(question);
            asked.Terms.Count.ShouldBeLessThanOrEqualTo(Question.MaxTerms);
            asked.Terms.ShouldAllBe(term => term.Weight > 0 && term.Weight <= 1 && term.Position >= 0 && term.Term.Length > 0 && term.Alternatives.Count <= 8);
            Ask(question).Terms.Select(term => (term.Term, term.Weight)).ShouldBe(asked.Terms.Select(term => (term.Term, term.Weight)));
        }
    }

    private Question Ask(string question) => _analyzer.Analyze(question, _vocabulary);

    private QuestionTerm Find(string question, string term) => Ask(question).Terms.Single(found => found.Term == term);
}
