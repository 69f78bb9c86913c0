using Assistant.Doubles.OParl;
using Assistant.Doubles.OParl.Faults;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tests;

/// <summary>A test for each line of what vendors' servers do differently.</summary>
public class VendorTests
{
    [Theory]
    [InlineData(OParlProfile.Standard)]
    [InlineData(OParlProfile.SessionNet)]
    [InlineData(OParlProfile.Allris4)]
    [InlineData(OParlProfile.SdNetRim)]
    [InlineData(OParlProfile.MoreRubin)]
    public async Task The_same_council_is_read_the_same_from_every_vendor(OParlProfile profile)
    {
        await using var bench = await Bench.StartAsync(profile);

        var run = await bench.ReadWellAsync();

        run.Papers.Count.ShouldBe(36);
        run.Meetings.Count.ShouldBe(5);
        var paper = run.Paper("2024/0001");
        paper.Title.ShouldBe("Sanierung des Hallenbads Nord");
        paper.Facets[FacetNames.Outcome].ShouldBe(["adopted"]);
        paper.Facets[FacetNames.Committee].ShouldBe(["Bauausschuss", "Stadtrat"]);
        paper.Files.Count.ShouldBe(2);
        paper.Files.ShouldAllBe(file => file.Text != null || file.Download != null);
        run.Meeting("Stadtrat, Sitzung vom 19.02.2024").Files[0].Text!.ShouldContain("Ergebnis: ungeändert beschlossen");
        run.Completed!.Exhaustive.ShouldBeTrue();
    }

    [Theory]
    [InlineData(OParlProfile.Standard)]
    [InlineData(OParlProfile.SessionNet)]
    [InlineData(OParlProfile.Allris4)]
    [InlineData(OParlProfile.SdNetRim)]
    [InlineData(OParlProfile.MoreRubin)]
    public async Task A_new_paper_is_found_by_the_next_run_at_every_vendor(OParlProfile profile)
    {
        await using var bench = await Bench.StartAsync(profile);
        await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromDays(10));
        bench.Council.AddPaper("99", "2024/0099", "Neue Bänke", "Antrag", new DateOnly(2024, 3, 10));
        bench.Clock.Advance(TimeSpan.FromHours(1));

        (await bench.ReadWellAsync()).Paper("2024/0099").Title.ShouldBe("Neue Bänke");
    }

    [Theory]
    [InlineData(OParlProfile.Standard)]
    [InlineData(OParlProfile.SessionNet)]
    [InlineData(OParlProfile.SdNetRim)]
    public async Task Nothing_new_is_a_complete_run_without_documents(OParlProfile profile)
    {
        await using var bench = await Bench.StartAsync(profile);
        await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromDays(40));

        (await bench.ReadWellAsync()).Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task SessionNet_gets_the_filter_plain_after_refusing_it_encoded_and_in_whole_seconds()
    {
        var clock = new Fakes.ManualClock { Now = Fakes.ManualClock.Start.AddTicks(1234567) };
        await using var bench = await Bench.StartAsync(OParlProfile.SessionNet, clock: clock);
        await bench.ReadWellAsync();
        bench.Server.ClearRequests();

        await bench.ReadWellAsync();

        var filtered = bench.Server.Requests.Where(request => request.PathAndQuery.Contains("modified_since", StringComparison.Ordinal)).Select(request => request.PathAndQuery).ToList();
        filtered[0].ShouldContain("modified_since=2024-02-29T09%3A00%3A00%2B01%3A00");
        filtered.Skip(1).ShouldAllBe(path => path.Contains("modified_since=2024-02-29T09:00:00+01:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_filter_that_the_next_link_drops_is_put_back()
    {
        await using var bench = await Bench.StartAsync(OParlProfile.SessionNet);
        await bench.ReadWellAsync();
        foreach (var paper in bench.Council.Papers)
            bench.Council.Touch(paper);
        bench.Server.ClearRequests();

        // Now the filtered list has four pages.
        await bench.ReadWellAsync();

        var pages = bench.Server.Requests.Where(request => request.PathAndQuery.Contains("papers?page=", StringComparison.Ordinal)).Select(request => request.PathAndQuery).ToList();
        pages.Count.ShouldBe(3);
        pages.ShouldAllBe(path => path.Contains("modified_since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_agendas_missing_from_the_list_are_fetched_from_the_meetings()
    {
        await using var bench = await Bench.StartAsync(OParlProfile.SessionNet);

        var run = await bench.ReadWellAsync();

        run.Meeting("Bauausschuss, Sitzung vom 05.02.2024").Files[0].Name.ShouldBe("Tagesordnung und Ergebnisse");
        // The one in the future is not asked for.
        bench.Server.Requests.ShouldNotContain(request => request.PathAndQuery == "/oparl/meeting/5");
    }

    [Fact]
    public async Task Allris_is_read_without_filter_because_its_stamps_say_nothing()
    {
        await using var bench = await Bench.StartAsync(OParlProfile.Allris4);
        await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromDays(3));
        bench.Server.ClearRequests();

        var run = await bench.ReadWellAsync();

        run.Papers.Count.ShouldBe(36);
        run.Completed!.Exhaustive.ShouldBeFalse();
        bench.Server.Requests.ShouldNotContain(request => request.PathAndQuery.Contains("modified_since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Allris_media_type_blank_texts_and_empty_addresses_are_understood()
    {
        await using var bench = await Bench.StartAsync(OParlProfile.Allris4);

        var file = (await bench.ReadWellAsync()).Paper("2024/0002").Files[0];

        file.MediaType.ShouldBe("application/pdf");
        file.Download.ShouldBe(file.Url);
    }

    [Fact]
    public async Task Rubins_texts_are_taken_and_its_stamps_of_today_change_no_fingerprint()
    {
        await using var bench = await Bench.StartAsync(OParlProfile.MoreRubin);
        var first = await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromDays(5));

        var second = await bench.ReadWellAsync();

        first.Paper("2024/0001").Files[0].Text.ShouldBe("Text der Datei Sanierung des Hallenbads Nord.");
        first.Paper("2024/0001").Files[0].Download.ShouldBeNull();
        second.Papers.ToDictionary(paper => paper.Id, paper => paper.Fingerprint, StringComparer.Ordinal)
            .ShouldBe(first.Papers.ToDictionary(paper => paper.Id, paper => paper.Fingerprint, StringComparer.Ordinal));
    }

    [Fact]
    public async Task OParl_that_is_not_active_is_said_to_the_operator()
    {
        await using var bench = await Bench.StartAsync(OParlProfile.MoreRubin);
        bench.Server.Faults.Add(new Fault(FaultKind.NotActive));

        (await Should.ThrowAsync<PluginException>(() => bench.ReadAsync())).Message.ShouldContain("OParl is not active");
    }

    [Fact]
    public async Task An_html_page_in_place_of_json_ends_the_list_and_leaves_the_cursor()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Faults.Add(new Fault(FaultKind.HtmlPage) { Path = "papers?page=2" });

        var run = await bench.ReadAsync();

        run.Completed.ShouldBeNull();
        run.Papers.Count.ShouldBe(10);
        run.Unreadable.ShouldHaveSingleItem().Reason.ShouldContain("HTML page in place of JSON");
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.Unavailable)]
    [InlineData(FaultKind.DroppedConnection)]
    [InlineData(FaultKind.BrokenJson)]
    [InlineData(FaultKind.NotFound)]
    [InlineData(FaultKind.Unauthorized)]
    public async Task A_list_that_breaks_off_leaves_the_cursor_and_the_next_run_reads_all(FaultKind kind)
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Faults.Add(new Fault(kind) { Path = "papers?page=3", Times = 1 });

        var broken = await bench.ReadAsync();
        var whole = await bench.ReadWellAsync();

        broken.Completed.ShouldBeNull();
        broken.Unreadable.ShouldHaveSingleItem().Reason.ShouldContain("broke off");
        broken.Papers.Count.ShouldBe(20);
        whole.Papers.Count.ShouldBe(36);
        whole.Meetings.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_slow_answer_is_waited_for()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Faults.Add(new Fault(FaultKind.Slow) { Path = "papers", Times = 1, Delay = TimeSpan.FromMilliseconds(200) });

        (await bench.ReadWellAsync()).Papers.Count.ShouldBe(36);
    }

    [Fact]
    public async Task A_next_link_that_leads_in_a_circle_ends_the_list_with_a_finding()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.Faults.Add(new Fault(FaultKind.CyclicNext) { Path = "papers?page=2" });

        var run = await bench.ReadAsync(full: true);

        run.Completed.ShouldBeNull();
        run.Papers.Count.ShouldBe(20 + 10);
        run.Unreadable.ShouldHaveSingleItem().Reason.ShouldContain("leads back");
    }
}
