using System.Text;
using Assistant.Memory.German;

namespace Assistant.Memory.Tests.German;

public sealed class NotationTermsTests
{
    private readonly GermanAnalyzer _analyzer = new();

    [Theory]
    [InlineData("2024/0815", "2024x815")]
    [InlineData("2024-0815", "2024x815")]
    [InlineData("0815/2024", "2024x815")]
    [InlineData("2024/815", "2024x815")]
    [InlineData("85/1", "85x1")]
    [InlineData("2024/2025", "2024x25")]
    [InlineData("2024/25", "2024x25")]
    [InlineData("12/3a", "12x3a")]
    [InlineData("23.09.2025", "d20250923")]
    [InlineData("23.9.25", "d20250923")]
    [InlineData("23. September 2025", "d20250923")]
    [InlineData("23. Sept. 2025", "d20250923")]
    [InlineData("2025-09-23", "d20250923")]
    [InlineData("1. März 2024", "d20240301")]
    [InlineData("1. Maerz 2024", "d20240301")]
    [InlineData("§ 34", "par34")]
    [InlineData("§34", "par34")]
    [InlineData("§ 34 BauGB", "par34baugb")]
    [InlineData("§ 34 Abs. 2 BauGB", "par34abs2")]
    [InlineData("§ 34 Absatz 2 BauGB", "par34baugb")]
    [InlineData("§ 8a SGB VIII", "par8asgbviii")]
    [InlineData("§§ 30, 34 und 35 BauGB", "par35baugb")]
    [InlineData("1.250.000 €", "1250000")]
    [InlineData("1\u00A0250\u00A0000 €", "1250000")]
    [InlineData("1.250.000,00 €", "1250000")]
    [InlineData("1,25 Mio. €", "1250000")]
    [InlineData("1,25 Millionen Euro", "1250000")]
    [InlineData("1.250 T€", "1250000")]
    [InlineData("1.250 TEUR", "1250000")]
    [InlineData("3,5 %", "3k5")]
    [InlineData("3,50 %", "3k5")]
    [InlineData("B-Plan", "bplan")]
    [InlineData("Stel-\nlungnahme", "stellungnahm")]
    public void A_notation_gives_its_term(string text, string term) => _analyzer.Terms(text).ShouldContain(term);

    [Theory]
    [InlineData("0,0000001 Mio.")]
    [InlineData("99999999999999999999999999 Mrd.")]
    [InlineData("12.2025")]
    [InlineData("§ und")]
    [InlineData("§")]
    public void What_is_no_notation_gives_no_strange_term(string text) => _analyzer.Terms(text).ShouldAllBe(term => term.Length < 40 && !term.StartsWith("par") && !term.StartsWith('d'));

    [Fact]
    public void An_ellipsis_also_gives_the_words_that_it_leaves_out()
    {
        var analyzer = new GermanAnalyzer(CompoundDictionary.Learn(CouncilWords.All, []), SynonymList.Empty);
        analyzer.Terms("Haupt- und Finanzausschuss").ShouldContain(analyzer.Terms("Hauptausschuss")[0]);
        analyzer.Terms("Kinder-, Jugend- und Familienhilfe").ShouldContain(analyzer.Terms("Kinderhilfe")[0]);
        analyzer.Terms("Kinder-, Jugend- und Familienhilfe").ShouldContain(analyzer.Terms("Jugendhilfe")[0]);
        analyzer.Terms("Vor- und Zuname").Count.ShouldBe(1);
    }

    [Fact]
    public void A_compound_gives_the_word_and_then_its_parts()
    {
        var analyzer = new GermanAnalyzer(CompoundDictionary.Learn(CouncilWords.All, []), SynonymList.Empty);
        analyzer.Terms("Hundesteuersatzungen", TokenKind.Word).ShouldBe(
        [
            new IndexTerm("hundesteuersatz", TermKind.Word),
            new IndexTerm("hund", TermKind.Part),
            new IndexTerm("steu", TermKind.Part),
            new IndexTerm("satzung", TermKind.Part),
        ]);
        analyzer.Terms("und", TokenKind.Word).ShouldBeEmpty();
        analyzer.Terms("OB", TokenKind.Word).ShouldBe([new IndexTerm("ob", TermKind.Word)]);
        analyzer.Terms("ob", TokenKind.Word).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Mühle", "Muehle")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Straßen", "Strassen")]
    [InlineData("GRÖSSE", "groesse")]
    [InlineData("Übergänge", "Uebergaenge")]
    [InlineData("Café", "Cafe")]
    [InlineData("Ørsted", "Örsted")]
    [InlineData("Łódź", "Lodz")]
    [InlineData("Maßnahmen", "Massnahmen")]
    [InlineData("ﬁnanziell", "finanziell")]
    [InlineData("Bürgerinnen", "Bürger")]
    public void Spellings_meet(string one, string other) => _analyzer.Terms(one).ShouldBe(_analyzer.Terms(other));

    [Theory]
    [InlineData("Gemeinderätinnen prüfen Straßenbäume in Café-Nähe")]
    [InlineData("Ärzte, Öfen und Übungen")]
    public void Composed_and_decomposed_letters_meet(string text) =>
        _analyzer.Terms(text.Normalize(NormalizationForm.FormD)).ShouldBe(_analyzer.Terms(text.Normalize(NormalizationForm.FormC)));

    [Fact]
    public void Any_token_gives_a_bounded_number_of_terms_of_letters_and_digits()
    {
        var analyzer = new GermanAnalyzer(CompoundDictionary.Learn(CouncilWords.All, []), SynonymList.Empty);
        var random = new Random(5);
        var kinds = Enum.GetValues<TokenKind>();
        for (var i = 0; i < 5_000; i++)
        {
            var token = new string([.. Enumerable.Range(0, random.Next(0, 90)).Select(_ => (char)random.Next(1, i % 2 == 0 ? 0x180 : 0x10000))]);
            var terms = analyzer.Terms(token, kinds[random.Next(kinds.Length)]);
            terms.Count.ShouldBeLessThan(40);
            foreach (var term in terms)
            {
                term.Term.ShouldNotBeEmpty();
                term.Term.All(char.IsLetterOrDigit).ShouldBeTrue(term.Term);
            }
        }
    }
}
