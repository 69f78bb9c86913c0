using Assistant.Memory.German;

namespace Assistant.Memory.Tests.German;

public sealed class GermanStemmerTests
{
    // The sample vocabulary on the page of the algorithm, snowballstem.org/algorithms/german/stemmer.html.
    [Theory]
    [InlineData("aufeinander", "aufeinand")]
    [InlineData("auferlegten", "auferlegt")]
    [InlineData("aufessen", "aufess")]
    [InlineData("auffallen", "auffall")]
    [InlineData("auffallend", "auffall")]
    [InlineData("auffällig", "auffall")]
    [InlineData("auffälligen", "auffall")]
    [InlineData("auffassung", "auffass")]
    [InlineData("aufführung", "auffuhr")]
    [InlineData("aufgeben", "aufgeb")]
    [InlineData("kater", "kat")]
    [InlineData("katers", "kat")]
    [InlineData("kategorie", "kategori")]
    [InlineData("katze", "katz")]
    [InlineData("kätzchen", "katzch")]
    public void The_published_examples_come_out(string word, string stem) => GermanStemmer.Stem(word).ShouldBe(stem);

    [Theory]
    [InlineData("haus", "häuser")]
    [InlineData("beschluss", "beschlüsse")]
    [InlineData("beschlussvorlage", "beschlussvorlagen")]
    [InlineData("radweg", "radwege")]
    [InlineData("baum", "bäumen")]
    [InlineData("gebühr", "gebühren")]
    [InlineData("ausschuss", "ausschusses")]
    public void Forms_of_a_word_share_a_stem(string one, string other) => GermanStemmer.Stem(other).ShouldBe(GermanStemmer.Stem(one));

    [Fact]
    public void Any_string_of_letters_has_a_stem_no_longer_than_itself()
    {
        var random = new Random(20240815);
        const string letters = "abcdefghijklmnopqrstuvwxyzäöüßUY";
        for (var i = 0; i < 20_000; i++)
        {
            var word = new string([.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => letters[random.Next(letters.Length)])]);
            GermanStemmer.Stem(word).Length.ShouldBeLessThanOrEqualTo(word.Length);
        }
    }
}
