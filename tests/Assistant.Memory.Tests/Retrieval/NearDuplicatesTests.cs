using Assistant.Memory.Retrieval;

namespace Assistant.Memory.Tests.Retrieval;

public sealed class NearDuplicatesTests
{
    private const string Paper =
        "Der Stadtrat beschließt den Ausbau des Radwegs an der Hafenstraße zwischen dem Bahnhof und der Uferpromenade. Die Verwaltung wird beauftragt, die Planung bis zum Ende des Jahres vorzulegen und Fördermittel des Landes zu beantragen. Die Kosten betragen 175.000 Euro.";

    [Fact]
    public void The_same_paper_in_five_committees_is_one() =>
        Group(Paper, "Etwas ganz anderes über Bäume", Paper.Replace("Der Stadtrat", "Der Bauausschuss", StringComparison.Ordinal), Paper.ToUpperInvariant())
            .ShouldBe([[0, 2, 3], [1]]);

    [Fact]
    public void A_text_that_shares_half_is_another() =>
        Group(Paper, Paper[..130] + " Danach wird der Antrag der Fraktion vertagt, weil die Haltestelle am Bahnhof erst im nächsten Jahr umgebaut wird und niemand weiß, was es kostet.")
            .Count.ShouldBe(2);

    [Theory]
    [InlineData("175.000 Euro", "195.000 Euro")]
    [InlineData("beschließt den Ausbau", "beschließt nicht den Ausbau")]
    [InlineData("beschließt den Ausbau", "beschließt keinen Ausbau")]
    public void A_text_with_another_figure_or_a_negation_is_another(string words, string others) =>
        Group(Paper, Paper.Replace(words, others, StringComparison.Ordinal)).Count.ShouldBe(2);

    [Fact]
    public void Short_texts_are_the_same_only_word_for_word() =>
        Group("Der Antrag wird abgelehnt.", "der Antrag  wird abgelehnt.", "Der Antrag wird angenommen.", "", "")
            .ShouldBe([[0, 1], [2], [3], [4]]);

    [Fact]
    public void Boilerplate_in_papers_of_other_titles_does_not_make_them_one() =>
        NearDuplicates.Group([("Radweg Hafenstraße", Paper), ("Neubau der Kita Altrhein", Paper), ("Radweg Hafenstraße, Ausbau", Paper)])
            .ShouldBe([[0, 2], [1]]);

    private static IReadOnlyList<IReadOnlyList<int>> Group(params string[] texts) => NearDuplicates.Group([.. texts.Select(text => ("Radweg Hafenstraße", text))]);
}
