using System.Diagnostics;
using Assistant.Memory.Extraction.Normalization;

namespace Assistant.Memory.Tests.Extraction;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("Stel-\nlungnahme der", "Stellungnahme\nder")]
    [InlineData("Stel\u00AD\nlungnahme", "Stellungnahme")]
    [InlineData("Kita-\nPlätze", "Kita-Plätze")]
    [InlineData("Bau-\nund Planungsausschuss", "Bau-\nund Planungsausschuss")]
    [InlineData("Bau- und Planung", "Bau- und Planung")]
    [InlineData("EU-\nweit", "EU-weit")]
    [InlineData("CO2-\nneutral", "CO2-neutral")]
    [InlineData("2024-\n2025", "2024-\n2025")]
    [InlineData("Haushalt -\nPlan", "Haushalt -\nPlan")]
    [InlineData("Ver-\nwal-\ntung.", "Verwaltung.")]
    [InlineData("www.mainz.de/ein-\nweg zum", "www.mainz.de/ein-weg\nzum")]
    [InlineData("Ende-\n\nanfang", "Ende-\n\nanfang")]
    [InlineData("am Ende-", "am Ende-")]
    public void Divided_words_are_joined_and_true_hyphens_stay(string raw, string expected) => Normalize(raw).ShouldBe(expected);

    [Theory]
    [InlineData("\uFB01nden, A\uFB00e, Ko\uFB00er, \uFB04", "finden, Affe, Koffer, ffl")]
    [InlineData("Bu\u0308rger", "Bürger")]
    [InlineData("So\u00ADzial\u00ADamt", "Sozialamt")]
    [InlineData("a\u0000b\u0007c\u200Bd\uFEFF", "abcd")]
    [InlineData("5\u00A0000\u202F€", "5 000 €")]
    [InlineData("\uF0B7 Punkt", "• Punkt")]
    [InlineData("\uD83D\uDE00", "\uD83D\uDE00")]
    [InlineData("eins\r\nzwei\rdrei", "eins\nzwei\ndrei")]
    [InlineData("oben\n \n \n\nunten", "oben\n\nunten")]
    public void Characters_that_look_alike_become_alike(string raw, string expected) => Normalize(raw).ShouldBe(expected);

    [Fact]
    public void Half_a_character_is_replaced() => Normalize("kaputt \uD83D!").ShouldBe("kaputt \uFFFD!");

    [Theory]
    [InlineData("Calcium        mg/l     105,8    80,2", "Calcium\tmg/l\t105,8\t80,2")]
    [InlineData("Chlor  mg/l     46,5", "Chlor\tmg/l\t46,5")]
    [InlineData("Der  Rat  beschließt", "Der Rat beschließt")]
    [InlineData("   1.    Der Rat beschließt", "1. Der Rat beschließt")]
    [InlineData("•    Der Rat beschließt", "• Der Rat beschließt")]
    [InlineData("2025     25.080     300.960", "2025\t25.080\t300.960")]
    [InlineData("Bürgerinnen      und    Bürger     im    Bereich", "Bürgerinnen und Bürger im Bereich")]
    [InlineData("Jahr      Aufwand     Ertrag     Saldo", "Jahr\tAufwand\tErtrag\tSaldo")]
    public void Columns_stay_apart_and_justified_text_closes_up(string raw, string expected) => Normalize(raw).ShouldBe(expected);

    [Fact]
    public void Two_columns_of_prose_are_read_one_after_the_other()
    {
        string[] left = ["Die Verwaltung berichtet über", "die Versorgung der Menschen", "im Bereich der Hilfe und", "stellt dar, welche Bedeutung", "ein guter Dienst für alle", "Menschen in ihrer Stadt hat."];
        string[] right = ["Der Stadtrat nimmt dies zur", "Kenntnis und bittet um einen", "Bericht über die Kosten und", "den Stand der Arbeiten bis", "zum Ende des Jahres in der", "nächsten Sitzung des Rates."];
        var page = "Amtsblatt\n\n" + string.Join('\n', left.Zip(right, (l, r) => l.PadRight(40) + r)) + "\n\nEnde der Seite";

        TextNormalizer.Normalize(page, isLayout: true).ShouldBe($"Amtsblatt\n\n{string.Join('\n', left)}\n\n{string.Join('\n', right)}\n\nEnde der Seite");
    }

    [Fact]
    public void A_table_with_figures_is_not_taken_for_columns_of_prose()
    {
        var rows = Enumerable.Range(1, 8).Select(i => $"Sanierung der Straße Nummer {i}".PadRight(45) + $"{i}.250 €").ToList();

        TextNormalizer.Normalize(string.Join('\n', rows), isLayout: true).Split('\n')[0].ShouldBe("Sanierung der Straße Nummer 1\t1.250 €");
    }

    [Fact]
    public void Wide_line_spacing_makes_no_paragraphs()
    {
        const string line = "Eine Zeile, die lang genug ist, um Fließtext zu sein, Nummer ";
        var page = string.Join("\n\n", Enumerable.Range(1, 8).Select(i => line + i)) + "\n\n\nNeuer Absatz";

        TextNormalizer.Normalize(page, isLayout: true).Split("\n\n").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("a ", 200_000)]
    [InlineData("       ", 200_000)]
    [InlineData("     x", 100_000)]
    [InlineData("ab-\n", 200_000)]
    [InlineData("\u00AD ", 200_000)]
    [InlineData("\t", 500_000)]
    [InlineData("Text auf der einen Seite hier        Text auf der anderen Seite\n", 20_000)]
    public void Hostile_repetition_takes_no_quadratic_time(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var started = Stopwatch.StartNew();

        TextNormalizer.Normalize(text, isLayout: true);

        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string Normalize(string raw) => TextNormalizer.Normalize(raw, isLayout: false);
}
