using Assistant.Memory.German;

namespace Assistant.Memory.Tests.German;

public sealed class GermanAnalyzerTests
{
    private readonly GermanAnalyzer _analyzer = new();

    [Theory]
    [InlineData("Mühle", "Muehle")]
    [InlineData("Straße", "Strasse")]
    [InlineData("GRÖSSE", "Größe")]
    [InlineData("Bürgermeister", "Buergermeister")]
    [InlineData("Café", "Cafe")]
    [InlineData("1.250.000", "1250000")]
    public void Spellings_of_the_same_word_meet(string one, string other) => _analyzer.Terms(other).ShouldBe(_analyzer.Terms(one));

    [Theory]
    [InlineData("neue", "nü")]
    [InlineData("Bauer", "Baür")]
    [InlineData("Quelle", "Qülle")]
    public void A_ue_that_is_no_umlaut_stays_one(string word, string misread) => _analyzer.Terms(word).ShouldNotBe(_analyzer.Terms(misread));

    [Fact]
    public void A_reference_is_a_term_of_its_own_whatever_its_zeros()
    {
        _analyzer.Terms("Drucksache 2024/0815").ShouldContain("2024x815");
        _analyzer.Terms("2024/815").ShouldContain("2024x815");
    }

    [Fact]
    public void A_word_with_hyphens_is_found_with_and_without_them()
    {
        _analyzer.Terms("Kita-Plätze").ShouldBe(_analyzer.Terms("Kita Plätze Kitaplätze"));
    }

    [Fact]
    public void Function_words_say_nothing() => _analyzer.Terms("Was wurde denn mit dem und für die in der").ShouldBeEmpty();

    [Fact]
    public void Any_text_gives_terms_of_letters_and_digits_only()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 200)).Select(_ => (char)random.Next(1, 0x2FFF))]);
            foreach (var term in _analyzer.Terms(text))
                term.All(char.IsLetterOrDigit).ShouldBeTrue(term);
        }
    }
}
