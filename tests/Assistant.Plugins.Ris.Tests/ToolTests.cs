using Assistant.Plugins.Ris.Storage;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tests;

public class ToolTests
{
    [Theory]
    [InlineData("2024/0001")]
    [InlineData("2024/1")]
    [InlineData("Drucksache 2024-0001")]
    [InlineData("Vorlage Nr. 2024/01")]
    [InlineData("1/2024")]
    public async Task A_papers_path_is_found_however_its_number_is_written(string reference)
    {
        await using var bench = await ReadAsync();

        var parts = await bench.Tools.PaperByReference(reference, CancellationToken.None);

        var table = parts.OfType<Table>().ShouldHaveSingleItem();
        table.Rows.ShouldBe(
        [
            ["2024-02-05", "Bauausschuss", "1", "Vorberatung", "vorberaten ohne Änderungen"],
            ["2024-02-19", "Stadtrat", "1", "Entscheidung", "ungeändert beschlossen"],
        ]);
        table.Sources[0].Reference.ShouldBe("2024/0001");
        table.Sources.Count.ShouldBe(3);
        parts.OfType<Notice>().ShouldHaveSingleItem().Text.De.ShouldBe("Vorlage 2024/0001 „Sanierung des Hallenbads Nord“ (Antrag vom 03.01.2024): zuletzt Stadtrat am 19.02.2024: ungeändert beschlossen.");
    }

    [Fact]
    public async Task A_paper_without_consultation_or_result_says_so()
    {
        await using var bench = await ReadAsync();

        Single<Notice>(await bench.Tools.PaperByReference("2024/0020", CancellationToken.None)).Text.De.ShouldContain("keine Beratung erfasst");
        (await bench.Tools.PaperByReference("2024/0004", CancellationToken.None)).OfType<Notice>().Single().Text.De.ShouldContain("noch kein Ergebnis");
    }

    [Theory]
    [InlineData("2031/4711")]
    [InlineData("")]
    [InlineData("???")]
    public async Task An_unknown_number_is_said_to_be_unknown(string reference)
    {
        await using var bench = await ReadAsync();

        Single<Notice>(await bench.Tools.PaperByReference(reference, CancellationToken.None)).Text.De.ShouldContain("nicht gefunden");
    }

    [Fact]
    public async Task Supplements_of_a_number_are_found_by_its_beginning()
    {
        await using var bench = await Bench.StartAsync();
        bench.Council.AddPaper("77", "2024/0777/1", "Ergänzung", "Antrag", new DateOnly(2024, 2, 1));
        await bench.ReadWellAsync();

        (await bench.Tools.PaperByReference("2024/777", CancellationToken.None))[0].Sources[0].Reference.ShouldBe("2024/0777/1");
        Single<Notice>(await bench.Tools.PaperByReference("2024/77", CancellationToken.None)).Text.De.ShouldContain("nicht gefunden");
    }

    [Fact]
    public async Task Meetings_of_a_period_are_listed_with_their_agenda()
    {
        await using var bench = await ReadAsync();

        var table = Single<Table>(await bench.Tools.Meetings(new DateOnly(2024, 2, 12), new DateOnly(2024, 2, 19), cancellationToken: CancellationToken.None));

        table.Rows.ShouldBe(
        [
            ["2024-02-12", "17:00", "Ortsbeirat Nord", "1", "Kommunaler Wärmeplan", "2024/0003", "zur Kenntnis genommen"],
            ["2024-02-19", "17:00", "Stadtrat", "1", "Sanierung des Hallenbads Nord", "2024/0001", "ungeändert beschlossen"],
            ["2024-02-19", "17:00", "Stadtrat", "2", "Satzung über die Hundesteuer", "2024/0002", "mehrheitlich abgelehnt"],
            ["2024-02-19", "17:00", "Stadtrat", "3", "Neue Spielgeräte im Stadtpark", "2024/0004", null],
            ["2024-02-19", "17:00", "Stadtrat", "4", "nicht öffentlich", null, null],
        ]);
        table.Rows.ShouldAllBe(row => row.Count == table.Columns.Count);
        table.Sources.Select(source => source.Title).ShouldBe(["Ortsbeirat Nord, Sitzung vom 12.02.2024", "Stadtrat, Sitzung vom 19.02.2024"]);
    }

    [Fact]
    public async Task Meetings_of_one_committee_include_the_first_and_the_last_day()
    {
        await using var bench = await ReadAsync();

        var table = Single<Table>(await bench.Tools.Meetings(new DateOnly(2024, 2, 5), new DateOnly(2024, 12, 2), "bauausschuss", CancellationToken.None));

        table.Rows.Select(row => row[0]).ShouldBe(["2024-02-05", "2024-12-02"]);
        table.Rows[1][4].ShouldBe("Tagesordnung nicht veröffentlicht");
    }

    [Fact]
    public async Task No_meeting_an_unknown_committee_and_a_reversed_period_are_said()
    {
        await using var bench = await ReadAsync();

        Single<Notice>(await bench.Tools.Meetings(new DateOnly(2023, 1, 1), new DateOnly(2023, 1, 31), cancellationToken: CancellationToken.None)).Text.De.ShouldContain("keine Sitzung erfasst");
        Single<Notice>(await bench.Tools.Meetings(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31), "Sportausschuss", CancellationToken.None)).Text.De.ShouldContain("Bekannt sind unter anderem: Bauausschuss, Ortsbeirat Nord, Stadtrat");
        Single<Notice>(await bench.Tools.Meetings(new DateOnly(2024, 2, 1), new DateOnly(2024, 1, 1), cancellationToken: CancellationToken.None)).Text.De.ShouldContain("liegt nach dem letzten");
    }

    [Fact]
    public async Task A_table_ends_at_a_thousand_rows_and_says_how_many_are_missing()
    {
        await using var bench = await Bench.StartAsync();
        foreach (var meeting in bench.Council.Meetings.Take(3))
        {
            for (var number = 0; number < 500; number++)
                bench.Council.AddAgendaItem(meeting, "Punkt", result: null);
        }

        await bench.ReadWellAsync();
        var parts = await bench.Tools.Meetings(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31), cancellationToken: CancellationToken.None);

        parts.OfType<Table>().Single().Rows.Count.ShouldBe(1000);
        // 1 + 1 + 4 items were there before, and two meetings without agenda.
        parts.OfType<Notice>().Single().Text.De.ShouldContain($"{1500 + 6 - 1000 + 2} weitere");
    }

    [Fact]
    public async Task New_papers_come_first_and_changed_ones_are_called_changed()
    {
        await using var bench = await ReadAsync();
        bench.Clock.Advance(TimeSpan.FromDays(10));
        bench.Council.AddPaper("99", "2024/0099", "Neue Bänke", "Antrag", new DateOnly(2024, 3, 9));
        bench.Clock.Advance(TimeSpan.FromDays(1));
        bench.Council.Papers[7]["name"] = "Winterdienst, neu gefasst";
        bench.Council.Touch(bench.Council.Papers[7]);
        await bench.ReadWellAsync();

        var table = Single<Table>(await bench.Tools.NewSince(new DateOnly(2024, 3, 5), CancellationToken.None));

        table.Rows.ShouldBe(
        [
            ["2024-03-12", "2024/0008", "Winterdienst, neu gefasst", "Beschlussvorlage", "2024-01-10", "geändert"],
            ["2024-03-11", "2024/0099", "Neue Bänke", "Antrag", "2024-03-09", "neu"],
        ]);
        table.Sources.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_new_and_a_day_in_the_future_are_said()
    {
        await using var bench = await ReadAsync();

        Single<Notice>(await bench.Tools.NewSince(new DateOnly(2024, 2, 28), CancellationToken.None)).Text.De.ShouldContain("keine neue oder geänderte Vorlage");
        Single<Notice>(await bench.Tools.NewSince(new DateOnly(2025, 1, 1), CancellationToken.None)).Text.De.ShouldContain("in der Zukunft");
    }

    [Fact]
    public async Task A_search_passes_committee_type_and_days_on_and_names_its_sources()
    {
        await using var bench = await ReadAsync();
        bench.Retriever.Hits = [new Hit { Rank = 1, Score = 1, PassageId = "p1", Text = "Text", Document = new SourceReference { DocumentId = "d1", Title = "T" } }];

        var passages = Single<Passages>(await bench.Tools.SearchPapers("Hallenbad", "ortsbeirat", "Antrag", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31), CancellationToken.None));

        var query = bench.Retriever.Queries.ShouldHaveSingleItem();
        query.Text.ShouldBe("Hallenbad");
        query.Facets[FacetNames.Committee].ShouldBe(["Ortsbeirat Nord"]);
        query.Facets[FacetNames.PaperType].ShouldBe(["motion"]);
        (query.Since, query.Until).ShouldBe((new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)));
        passages.Sources.ShouldHaveSingleItem().DocumentId.ShouldBe("d1");
    }

    [Fact]
    public async Task A_search_that_finds_nothing_or_makes_no_sense_says_so()
    {
        await using var bench = await ReadAsync();

        Single<Notice>(await bench.Tools.SearchPapers("Hallenbad", cancellationToken: CancellationToken.None)).Text.De.ShouldContain("nichts gefunden");
        Single<Notice>(await bench.Tools.SearchPapers(" ", cancellationToken: CancellationToken.None)).Text.De.ShouldContain("wonach");
        Single<Notice>(await bench.Tools.SearchPapers("Bad", "Sportausschuss", cancellationToken: CancellationToken.None)).Text.De.ShouldContain("nicht bekannt");
        bench.Retriever.Queries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Before_the_first_run_every_tool_says_that_there_is_nothing()
    {
        await using var bench = await Bench.StartAsync();

        Single<Notice>(await bench.Tools.PaperByReference("2024/0001", CancellationToken.None));
        Single<Notice>(await bench.Tools.Meetings(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31), "Stadtrat", CancellationToken.None));
        Single<Notice>(await bench.Tools.NewSince(new DateOnly(2024, 1, 1), CancellationToken.None));
    }

    [Theory]
    [InlineData("2024/0112", "2024/112")]
    [InlineData("DHH/2023/4101/1", "dhh/2023/4101/1")]
    [InlineData("VO/0507/20", "vo/507/20")]
    [InlineData("20-26 / V 01234", "20/26/v/1234")]
    [InlineData("Drucksachen-Nr.: 0815/2023", "815/2023")]
    [InlineData("2024/0000", "2024/0")]
    [InlineData("–", "")]
    public void Numbers_have_one_spelling(string reference, string normalized) => References.Normalize(reference).ShouldBe(normalized);

    private static async Task<Bench> ReadAsync()
    {
        var bench = await Bench.StartAsync();
        await bench.ReadWellAsync();
        return bench;
    }

    private static T Single<T>(IReadOnlyList<ToolPart> parts) where T : ToolPart => parts.ShouldHaveSingleItem().ShouldBeOfType<T>();
}
