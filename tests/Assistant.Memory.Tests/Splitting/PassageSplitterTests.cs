using Assistant.Memory.Extraction;
using Assistant.Memory.Splitting;

namespace Assistant.Memory.Tests.Splitting;

public sealed class PassageSplitterTests
{
    private const string Sentence = "Die Verwaltung wird beauftragt, bis zum Ende des Jahres über den Stand der Arbeiten zu berichten. ";
    private readonly PassageSplitter _splitter = new();

    [Fact]
    public void Passages_have_about_the_wanted_length_and_end_with_sentences()
    {
        var passages = Split(Repeat(Sentence, 60));

        passages.Count.ShouldBeGreaterThan(4);
        passages.SkipLast(1).ShouldAllBe(passage => Words(passage.Text) >= 120 && Words(passage.Text) <= 200);
        passages.ShouldAllBe(passage => passage.Text.EndsWith('.'));
        passages.Select(passage => passage.Ordinal).ShouldBe(Enumerable.Range(0, passages.Count));
    }

    [Fact]
    public void A_passage_is_the_stretch_of_the_page_that_it_names()
    {
        string[] pages = [$"Begründung\n\n{Repeat(Sentence, 30)}", $"2. Kosten\n{Repeat(Sentence, 30)}"];

        foreach (var passage in Split(pages))
            passage.Text.ShouldBe(pages[passage.PageFrom!.Value - 1].Substring(passage.Start, passage.Length));
    }

    [Fact]
    public void No_passage_crosses_a_page()
    {
        var passages = Split("Der Satz beginnt auf Seite eins und geht", "auf Seite zwei weiter.");

        passages.Select(passage => (passage.PageFrom, passage.PageTo, passage.Text)).ShouldBe(
            [(1, 1, "Der Satz beginnt auf Seite eins und geht"), (2, 2, "auf Seite zwei weiter.")]);
    }

    [Fact]
    public void Text_without_pages_has_no_page_numbers()
    {
        var passage = _splitter.Split(Text(hasPages: false, "Ein Satz.")).ShouldHaveSingleItem();

        passage.PageFrom.ShouldBeNull();
        passage.PageTo.ShouldBeNull();
    }

    [Theory]
    [InlineData("Beschlussvorschlag")]
    [InlineData("Begründung:")]
    [InlineData("Sachverhalt / Begründung")]
    [InlineData("Finanzielle Auswirkungen")]
    [InlineData("1.2 Kosten der Unterhaltung")]
    [InlineData("3. Weiteres Vorgehen")]
    [InlineData("TOP 5 Bericht des Oberbürgermeisters")]
    [InlineData("Punkt 5 der Tagesordnung")]
    [InlineData("Tagesordnungspunkt 7")]
    [InlineData("§ 3 Steuersatz")]
    [InlineData("## Befreiungen")]
    [InlineData("Umbau der Rheinstraße")]
    public void A_heading_begins_a_passage_and_names_it(string heading)
    {
        var passages = Split($"{Repeat(Sentence, 8)}\n\n{heading}\n\n{Repeat(Sentence, 8)}");

        passages.Count.ShouldBe(2);
        passages[0].Heading.ShouldBeNull();
        passages[1].Heading.ShouldBe(heading.TrimStart('#', ' ').TrimEnd(':'));
        passages[1].Text.ShouldStartWith(heading);
    }

    [Theory]
    [InlineData("1. Der Rat beschließt die Satzung in der vorgelegten Fassung.")]
    [InlineData("Der Rat beschließt dies einstimmig.")]
    [InlineData("Kosten 2025\t1.250 €")]
    [InlineData("und zwar nach den")]
    public void A_sentence_a_row_or_a_wrapped_line_is_no_heading(string line) =>
        Split($"{Repeat(Sentence, 8)}\n{line}\n{Repeat(Sentence, 8)}").ShouldAllBe(passage => passage.Heading == null);

    [Fact]
    public void A_heading_holds_on_the_next_page_also_when_it_stands_at_the_foot_of_the_page_before()
    {
        var passages = Split($"{Repeat(Sentence, 3)}\n\nBegründung", Repeat(Sentence, 12));

        passages[^1].Heading.ShouldBe("Begründung");
        passages[^1].PageFrom.ShouldBe(2);
    }

    [Fact]
    public void Fragments_join_their_neighbours()
    {
        var passages = Split($"Anlage 1\n\n{Repeat(Sentence, 10)}\n\nBeschluss\n\nAngenommen.\n\nErgebnis\n\nEinstimmig.");

        passages.ShouldAllBe(passage => Words(passage.Text) >= 25);
    }

    [Fact]
    public void Rows_of_a_table_are_not_torn()
    {
        var rows = Enumerable.Range(1, 120).Select(i => $"Straße Nummer {i}\t{i}.250 €\tBau und Planung\t{2000 + i}").ToList();

        var passages = Split($"Übersicht der Vorhaben.\n\n{string.Join('\n', rows)}");

        passages.Count.ShouldBeGreaterThan(3);
        passages.SelectMany(passage => passage.Text.Split('\n')).Where(line => line.Contains('\t', StringComparison.Ordinal)).ShouldBe(rows);
    }

    [Fact]
    public void Headers_and_footers_that_pages_share_are_removed()
    {
        var pages = Enumerable.Range(1, 5).Select(i => $"Stadt Mainz\tVorlage 2024/0815\n\n{Repeat(Sentence, 6)} Seite {i} des Textes.\n\nSeite {i} von 5").ToArray();

        var passages = Split(pages);

        passages.Count.ShouldBe(5);
        passages.ShouldAllBe(passage => !passage.Text.Contains("Stadt Mainz", StringComparison.Ordinal) && !passage.Text.Contains("von 5", StringComparison.Ordinal));
        passages.Select(passage => passage.Text.Split(". ")[^1]).ShouldBe(Enumerable.Range(1, 5).Select(i => $"Seite {i} des Textes."));
    }

    [Fact]
    public void Two_pages_do_not_tell_a_header_from_content() =>
        Split("Stadt Mainz\n\nEins.", "Stadt Mainz\n\nZwei.").ShouldAllBe(passage => passage.Text.StartsWith("Stadt Mainz"));

    [Fact]
    public void Column_names_that_a_long_table_repeats_on_each_page_stay()
    {
        var pages = Enumerable.Range(1, 4).Select(i => $"Stadt Mainz\nHaltestelle\tGesamtkosten\n{string.Join('\n', Enumerable.Range(1, 5).Select(k => $"Halt {(char)('A' + (5 * i) + k)}\t{k * i}0 €"))}").ToArray();

        Split(pages).ShouldAllBe(passage => passage.Text.StartsWith("Haltestelle\tGesamtkosten"));
    }

    [Fact]
    public void Pages_that_hold_nothing_but_the_same_line_keep_it() =>
        Split("Leerseite 1", "Leerseite 2", "Leerseite 3").Select(passage => passage.Text).ShouldBe(["Leerseite 1", "Leerseite 2", "Leerseite 3"]);

    [Fact]
    public void Text_without_points_or_spaces_is_cut_into_passages_of_bearable_length()
    {
        var passages = Split(new string('x', 20_000), string.Join(' ', Enumerable.Repeat("wort", 5_000)));

        passages.ShouldAllBe(passage => passage.Text.Length <= 2_700 && Words(passage.Text) <= 225);
        passages.Where(passage => passage.PageFrom == 1).Sum(passage => passage.Text.Length).ShouldBe(20_000);
    }

    [Fact]
    public void No_text_makes_no_passages() => Split("", " \n ").ShouldBeEmpty();

    private IReadOnlyList<PassageDraft> Split(params string[] pages) => _splitter.Split(Text(hasPages: true, pages));

    private static ExtractedText Text(bool hasPages, params string[] pages) => new()
    {
        Pages = [.. pages.Select((page, i) => new ExtractedPage(i + 1, page))],
        HasPages = hasPages,
        Outcome = ExtractionOutcome.Complete,
    };

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times)).TrimEnd();

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
