using Assistant.Memory.Extraction;
using Assistant.Memory.Splitting;

namespace Assistant.Memory.Tests.Splitting;

public class AgendaTests
{
    private const string Debate = "Die Fraktionen erörtern den Gegenstand ausführlich, und die Verwaltung beantwortet alle Fragen, die dazu gestellt werden. Mehrere Mitglieder des Rates bedanken sich für die Vorlage und kündigen ihre Zustimmung an.";

    [Fact]
    public void Each_item_of_the_minutes_is_a_unit_of_its_own_under_number_and_title()
    {
        var passages = Split(null, $"Niederschrift\nder 12. Sitzung des Stadtrates\n\nTOP 1 Begrüßung\n\nDer Vorsitzende begrüßt.\n\nTOP 2 Haushalt 2026\nVorlage: 2025/0140\n\nBeschluss:\nDer Haushalt wird beschlossen.\n\n{Debate}\n\nZu Punkt 3 der Tagesordnung: Radweg an der Nahe-\nstraße\n\n{Debate}");

        passages.Select(passage => passage.Heading).ShouldBe(["Niederschrift", "TOP 1: Begrüßung", "TOP 2: Haushalt 2026", "TOP 3: Radweg an der Nahestraße"]);
        passages[1].Text.ShouldBe("TOP 1 Begrüßung\n\nDer Vorsitzende begrüßt.");
        passages[2].Text.ShouldStartWith("TOP 2 Haushalt 2026\nVorlage: 2025/0140\n\nBeschluss:");
    }

    [Fact]
    public void An_item_goes_on_with_the_next_page()
    {
        var passages = Split(null, $"Protokoll\n\nTOP 7: Satzung\n\n{Debate}", $"{Debate}\n\nAbstimmungsergebnis:\neinstimmig angenommen von allen Mitgliedern, die im Saal sind, bei keiner Enthaltung und keiner Gegenstimme, wie der Vorsitzende feststellt, der danach die Sitzung schließt");

        passages.Select(passage => (passage.PageFrom, passage.Heading)).ShouldBe([(1, "Protokoll"), (1, "TOP 7: Satzung"), (2, "TOP 7: Satzung"), (2, "TOP 7: Satzung – Abstimmungsergebnis")]);
    }

    [Fact]
    public void Bare_subitems_stay_with_the_item_that_is_debated()
    {
        var passages = Split(null, $"Niederschrift\n\nPunkt 4 der Tagesordnung: Werderplatz\nPunkt 4.1 der Tagesordnung: Zwischenbericht\nVorlage: 2023/1405\nPunkt 4.2 der Tagesordnung: Sicherheit\nAntrag: FDP\n\n{Debate}\n\nPunkt 5 der Tagesordnung: Verschiedenes\n\n{Debate}");

        passages.Select(passage => passage.Heading).Distinct().ShouldBe(["Niederschrift", "TOP 4: Werderplatz", "TOP 5: Verschiedenes"]);
    }

    [Fact]
    public void The_list_at_the_head_is_not_the_item()
    {
        var passages = Split(null, $"Niederschrift\n\nTagesordnung\n\nTOP 1 Begrüßung\n\nTOP 2 Haushalt\n\nTOP 1 Begrüßung\n\n{Debate}\n\nTOP 2 Haushalt\n\n{Debate}");

        passages.Count(passage => passage.Heading == "TOP 2: Haushalt").ShouldBe(1);
        passages.Single(passage => passage.Heading == "TOP 2: Haushalt").Text.ShouldContain("Fraktionen");
    }

    [Fact]
    public void A_number_alone_is_an_item_where_the_list_at_the_head_names_it()
    {
        var passages = Split(null, $"Niederschrift\n\n1. Begrüßung\n\n2. Bebauungsplan Hafen\n\n1. Begrüßung\n\n{Debate}\n\n2. Bebauungsplan Hafen\n\n{Debate}\n\n1. Die Verwaltung prüft.\n\n2. Die Verwaltung berichtet.");

        passages.Select(passage => passage.Heading).Distinct().Skip(1).ShouldBe(["TOP 1: Begrüßung", "TOP 2: Bebauungsplan Hafen"]);
    }

    [Fact]
    public void The_agenda_of_the_meeting_gives_the_title_that_the_minutes_leave_out()
    {
        var agenda = Agenda.Parse("# Stadtrat\n\n## TOP Ö 5: Photovoltaik auf Schulen\n\nErgebnis: beschlossen\n\n## TOP 6: Radwege");

        var passages = Split(new SplittingOptions { Agenda = agenda }, $"Niederschrift\n\nZu TOP 5:\n\nWie Vorlage.\n\n{Debate}\n\n6 Radwege\n\n{Debate}");

        passages.Select(passage => passage.Heading).Distinct().ShouldBe(["Niederschrift", "TOP 5: Photovoltaik auf Schulen", "TOP 6: Radwege"]);
    }

    [Fact]
    public void A_file_that_names_its_item_stands_under_the_items_title()
    {
        var agenda = Agenda.Parse("## TOP 6: Radwege").ShouldNotBeNull();

        agenda.HeadingOf("Abstimmungsergebnis TOP 6").ShouldBe("TOP 6: Radwege");
        agenda.HeadingOf("TOP 7: Anlage").ShouldBeNull();
        agenda.HeadingOf("Anlage 6").ShouldBeNull();
        Split(new SplittingOptions { Item = agenda.HeadingOf("TOP Ö 6: Ergebnis") }, "Ja: 12, Nein: 3").Single().Heading.ShouldBe("TOP 6: Radwege");
    }

    [Fact]
    public void A_sentence_that_names_an_item_begins_none() =>
        Split(null, $"Niederschrift\n\nTOP 5 Haushalt\n\n{Debate} Wie schon unter\nTOP 6 Wege beraten, wird vertagt.\n\nTOP 7 wird abgesetzt.")
            .Select(passage => passage.Heading).Distinct().ShouldBe(["Niederschrift", "TOP 5: Haushalt"]);

    [Fact]
    public void A_paper_that_is_no_minutes_is_split_as_before() =>
        Split(null, $"Beschlussvorlage\n\nTOP 5 Haushalt\n\n{Debate}").ShouldAllBe(passage => passage.Heading == null || !passage.Heading.StartsWith("TOP 5:", StringComparison.Ordinal));

    [Fact]
    public void Passages_are_where_they_say()
    {
        string[] pages = [$"Niederschrift\n\nTOP 1 Begrüßung\n\n{Debate}\n\nTOP 2 Haushalt\n\n{Debate}", Debate];

        foreach (var passage in Split(null, pages))
            pages[passage.PageFrom!.Value - 1].Substring(passage.Start, passage.Length).ShouldBe(passage.Text);
    }

    private static IReadOnlyList<PassageDraft> Split(SplittingOptions? options, params string[] pages) => new PassageSplitter().Split(
        new ExtractedText { Pages = [.. pages.Select((page, i) => new ExtractedPage(i + 1, page))], HasPages = true, Outcome = ExtractionOutcome.Complete },
        options);
}
