using Assistant.Doubles.OParl;
using Assistant.Doubles.OParl.Faults;
using Assistant.Plugins.Ris.Reading;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tests;

public class IncrementalTests
{
    [Fact]
    public async Task Only_what_has_changed_is_read_again_with_a_day_of_overlap()
    {
        await using var bench = await SeasonedAsync();
        bench.Council.Touch(bench.Council.Papers[4]);
        bench.Clock.Advance(TimeSpan.FromHours(2));
        var first = await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromHours(30));
        var withinOverlap = await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var later = await bench.ReadWellAsync();

        first.Papers.ShouldHaveSingleItem().Reference.ShouldBe("2024/0005");
        withinOverlap.Papers.ShouldHaveSingleItem().Reference.ShouldBe("2024/0005");
        later.Papers.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_cursor_is_the_beginning_of_each_lists_reading_and_not_the_end_of_the_run()
    {
        await using var bench = await Bench.StartAsync();
        var start = bench.Clock.Now;

        await bench.ReadAsync(onChange: () => bench.Clock.Advance(TimeSpan.FromMinutes(1)));

        var lists = CrawlCursor.Parse(bench.Cursor)!.Lists;
        lists["organization"].Started.ShouldBe(start);
        lists["meeting"].Started.ShouldBe(start.AddMinutes(1));
        lists["paper"].Started.ShouldBe(start.AddMinutes(2));
        bench.Clock.Now.ShouldBeGreaterThan(start.AddMinutes(40));
    }

    [Fact]
    public async Task A_tombstone_deletes_the_document()
    {
        await using var bench = await SeasonedAsync();
        var (paper, meeting) = (bench.Council.Papers[4], bench.Council.Meetings[1]);
        bench.Council.Delete(paper);
        bench.Council.Delete(meeting);

        var run = await bench.ReadWellAsync();

        run.Deleted.Select(change => change.DocumentId).ShouldBe([bench.Server.Id(meeting), bench.Server.Id(paper)], ignoreOrder: true);
        bench.Storage.Keys.ShouldNotContain(key => key.EndsWith("/paper/5", StringComparison.Ordinal) && !key.StartsWith("gone/", StringComparison.Ordinal));
        (await bench.Tools.PaperByReference("2024/0005", CancellationToken.None)).ShouldHaveSingleItem().ShouldBeOfType<Notice>();
    }

    [Fact]
    public async Task A_deleted_paper_leaves_the_agendas_that_named_it()
    {
        await using var bench = await SeasonedAsync();
        bench.Council.Delete(bench.Council.Papers[1]);

        var run = await bench.ReadWellAsync();

        run.Meeting("Stadtrat, Sitzung vom 19.02").Files[0].Text!.ShouldNotContain("2024/0002");
    }

    [Fact]
    public async Task A_paper_that_answers_401_is_depublished_and_deleted()
    {
        await using var bench = await SeasonedAsync();
        var paper = bench.Council.Papers[1];
        bench.Council.Depublish(paper);
        // The agenda changes too, so the paper is asked for.
        bench.Council.Meetings[2]["agendaItem"]![1]!["result"] = "vertagt";
        bench.Council.Touch(bench.Council.Meetings[2]);

        var run = await bench.ReadWellAsync();

        run.Deleted.ShouldHaveSingleItem().DocumentId.ShouldBe(bench.Server.Id(paper));
    }

    [Fact]
    public async Task A_recent_paper_that_is_depublished_silently_is_found_by_asking_in_turn()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromDays(10));
        var deleted = new List<string>();
        bench.Council.Depublish(bench.Council.Papers[29]);

        for (var run = 0; run < 3; run++)
            deleted.AddRange((await bench.ReadWellAsync()).Deleted.Select(change => change.DocumentId));

        deleted.ShouldHaveSingleItem().ShouldEndWith("/paper/30");
    }

    [Fact]
    public async Task A_404_alone_deletes_nothing()
    {
        await using var bench = await SeasonedAsync();
        bench.Server.Faults.Add(new Fault(FaultKind.NotFound) { Path = "/oparl/paper/2" });
        bench.Council.Meetings[2]["agendaItem"]![1]!["result"] = "vertagt";
        bench.Council.Touch(bench.Council.Meetings[2]);

        var run = await bench.ReadAsync();

        run.Deleted.ShouldBeEmpty();
        run.Unreadable.ShouldHaveSingleItem().Reason.ShouldContain("404");
        run.Completed.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_410_deletes_the_paper()
    {
        await using var bench = await SeasonedAsync();
        bench.Server.Faults.Add(new Fault(FaultKind.Gone) { Path = "/oparl/paper/2" });
        bench.Council.Meetings[2]["agendaItem"]![1]!["result"] = "vertagt";
        bench.Council.Touch(bench.Council.Meetings[2]);

        (await bench.ReadWellAsync()).Deleted.ShouldHaveSingleItem().DocumentId.ShouldEndWith("/paper/2");
    }

    [Fact]
    public async Task What_vanishes_without_notice_is_found_only_by_a_full_run()
    {
        await using var bench = await SeasonedAsync();
        var paper = bench.Council.Papers[35];
        bench.Council.Vanish(paper);

        var incremental = await bench.ReadWellAsync();
        var full = await bench.ReadWellAsync(full: true);

        incremental.Deleted.ShouldBeEmpty();
        incremental.Completed!.Exhaustive.ShouldBeFalse();
        full.Completed!.Exhaustive.ShouldBeTrue();
        full.Papers.Count.ShouldBe(35);
        full.Deleted.ShouldHaveSingleItem().DocumentId.ShouldBe(bench.Server.Id(paper));
    }

    [Fact]
    public async Task A_full_run_with_a_broken_list_deletes_nothing()
    {
        await using var bench = await SeasonedAsync();
        bench.Council.Vanish(bench.Council.Papers[35]);
        bench.Server.Faults.Add(new Fault(FaultKind.ServerError) { Path = "papers?page=3" });

        var run = await bench.ReadAsync(full: true);

        run.Deleted.ShouldBeEmpty();
        run.Completed.ShouldBeNull();
    }

    [Fact]
    public async Task A_full_run_without_modified_filter_lists_everything()
    {
        await using var bench = await SeasonedAsync();
        bench.Server.ClearRequests();

        await bench.ReadWellAsync(full: true);

        bench.Server.Requests.ShouldNotContain(request => request.PathAndQuery.Contains("_since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_shows_fewer_objects_than_it_says_is_not_exhaustive()
    {
        await using var bench = await SeasonedAsync();
        bench.Council.Papers[3]["id"] = null;

        var run = await bench.ReadAsync(full: true);

        run.Completed!.Exhaustive.ShouldBeFalse();
        run.Deleted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_result_entered_after_the_meeting_reaches_the_paper_though_the_paper_has_not_changed()
    {
        await using var bench = await SeasonedAsync();
        bench.Council.Meetings[2]["agendaItem"]![2]!["result"] = "einstimmig beschlossen";
        bench.Council.Touch(bench.Council.Meetings[2]);

        var run = await bench.ReadWellAsync();

        var paper = run.Papers.ShouldHaveSingleItem();
        paper.Reference.ShouldBe("2024/0004");
        paper.Facets[FacetNames.Outcome].ShouldBe(["adopted"]);
    }

    [Fact]
    public async Task A_result_is_not_lost_when_the_run_that_saw_it_was_stopped()
    {
        await using var bench = await SeasonedAsync();
        bench.Council.Meetings[2]["agendaItem"]![2]!["result"] = "einstimmig beschlossen";
        bench.Council.Touch(bench.Council.Meetings[2]);
        bench.Server.Faults.Add(new Fault(FaultKind.ServerError) { Path = "/papers", Times = 2 });

        (await bench.ReadAsync()).Completed.ShouldBeNull();
        await bench.ReadAsync(stopAfter: 2);
        var run = await bench.ReadWellAsync();

        run.Paper("2024/0004").Facets[FacetNames.Outcome].ShouldBe(["adopted"]);
    }

    [Fact]
    public async Task A_renamed_committee_reaches_all_its_papers_and_meetings()
    {
        await using var bench = await SeasonedAsync();
        bench.Council.Organizations[0]["name"] = "Rat der Stadt";
        bench.Council.Touch(bench.Council.Organizations[0]);

        var run = await bench.ReadWellAsync();

        run.Paper("2024/0002").Facets[FacetNames.Committee].ShouldBe(["Rat der Stadt"]);
        run.Meeting("Rat der Stadt, Sitzung vom 19.02.2024").Facets[FacetNames.Committee].ShouldBe(["Rat der Stadt"]);
        bench.Clock.Advance(TimeSpan.FromDays(2));
        (await bench.ReadWellAsync()).Papers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_meeting_moved_to_another_day_stands_only_there()
    {
        await using var bench = await SeasonedAsync();
        bench.Council.Meetings[3]["start"] = "2024-05-06T17:00:00+02:00";
        bench.Council.Touch(bench.Council.Meetings[3]);

        await bench.ReadWellAsync();

        bench.Storage.Keys.Count(key => key.StartsWith("meeting/", StringComparison.Ordinal) && key.EndsWith("/meeting/4", StringComparison.Ordinal)).ShouldBe(1);
        (await bench.Tools.Meetings(new DateOnly(2024, 5, 6), new DateOnly(2024, 5, 6), cancellationToken: CancellationToken.None)).ShouldHaveSingleItem().ShouldBeOfType<Table>();
    }

    [Theory]
    [InlineData("no cursor")]
    [InlineData("{}")]
    [InlineData("""{"body":"https://elsewhere.test/body/1","lists":{}}""")]
    public async Task A_cursor_of_another_body_or_version_reads_everything(string cursor)
    {
        await using var bench = await SeasonedAsync();
        bench.Cursor = cursor;

        var run = await bench.ReadWellAsync();

        run.Papers.Count.ShouldBe(36);
        run.Completed!.Exhaustive.ShouldBeTrue();
    }

    /// <summary>Everything read once, and forty days gone by, so that nothing falls into the overlap.</summary>
    private static async Task<Bench> SeasonedAsync()
    {
        var bench = await Bench.StartAsync();
        await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromDays(40));
        await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromDays(2));
        return bench;
    }
}
