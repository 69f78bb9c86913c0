using System.Text.Json.Nodes;
using Assistant.Doubles.OParl;
using Assistant.Doubles.OParl.Faults;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tests;

/// <summary>Objects that are wrong, incomplete, only linked, or in no list.</summary>
public class ObjectTests
{
    [Fact]
    public async Task A_wrong_object_costs_only_itself()
    {
        await using var bench = await Bench.StartAsync();
        bench.Council.Papers[5]["type"] = "https://schema.oparl.org/1.1/Person";
        bench.Council.Papers[6].Remove("id");
        bench.Council.Papers[7]["name"] = 17;
        bench.Council.Papers[8]["consultation"] = "x";
        bench.Council.Papers[9]["date"] = "gestern";

        var run = await bench.ReadAsync();

        run.Papers.Count.ShouldBe(34);
        run.Paper("2024/0008").Title.ShouldBe("17");
        run.Paper("2024/0010").Date.ShouldBeNull();
        run.Unreadable.Select(change => change.ObjectId).ShouldContain(bench.Server.Id(bench.Council.Papers[5]));
        // Without its id nobody can tell whether a document is still there.
        run.Completed!.Exhaustive.ShouldBeFalse();
    }

    [Fact]
    public async Task Embedded_objects_without_id_or_type_are_read()
    {
        await using var bench = await Bench.StartAsync();
        var paper = bench.Council.Papers[1];
        foreach (var inner in new[] { paper["mainFile"]!.AsObject(), paper["consultation"]![0]!.AsObject(), bench.Council.Meetings[2]["agendaItem"]![2]!.AsObject() })
        {
            inner.Remove("id");
            inner.Remove("type");
        }

        var run = await bench.ReadWellAsync();

        run.Paper("2024/0002").Files.Count.ShouldBe(2);
        run.Paper("2024/0002").Facets[FacetNames.Outcome].ShouldBe(["rejected"]);
        run.Meeting("Stadtrat, Sitzung vom 19.02").Files[0].Text!.ShouldContain("TOP 3: Neue Spielgeräte");
    }

    [Fact]
    public async Task A_meeting_that_the_list_lacks_is_fetched_for_the_paper_that_links_to_it()
    {
        await using var bench = await Bench.StartAsync();
        var meeting = bench.Council.Meetings[2];
        bench.Council.Vanish(meeting);
        bench.Council.Unlisted.Add(meeting);

        var first = await bench.ReadWellAsync();
        var second = await bench.ReadWellAsync(full: true);

        first.Paper("2024/0002").Facets[FacetNames.Outcome].ShouldBe(["rejected"]);
        first.Meetings.Count.ShouldBe(5);
        second.Meetings.Count.ShouldBe(5);
        second.Deleted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paper_that_the_list_lacks_is_fetched_for_the_agenda_that_links_to_it_in_every_full_run()
    {
        await using var bench = await Bench.StartAsync();
        var paper = bench.Council.Papers[1];
        bench.Council.Vanish(paper);
        bench.Council.Unlisted.Add(paper);

        var first = await bench.ReadWellAsync();
        var second = await bench.ReadWellAsync(full: true);

        first.Paper("2024/0002").Facets[FacetNames.Outcome].ShouldBe(["rejected"]);
        second.Papers.Count.ShouldBe(36);
        second.Deleted.ShouldBeEmpty();
        second.Meeting("Stadtrat, Sitzung vom 19.02").Files[0].Text!.ShouldContain("Vorlage: 2024/0002");
    }

    [Fact]
    public async Task Linked_files_and_consultations_are_fetched()
    {
        await using var bench = await Bench.StartAsync();
        var paper = bench.Council.Papers[1];
        foreach (var name in new[] { "mainFile", "consultation" })
        {
            var inner = name == "mainFile" ? paper[name]!.DeepClone().AsObject() : paper[name]![0]!.DeepClone().AsObject();
            bench.Council.Unlisted.Add(inner);
            paper[name] = Council.Id(inner);
        }

        var read = (await bench.ReadWellAsync()).Paper("2024/0002");

        read.Files.Count.ShouldBe(2);
        read.Facets[FacetNames.Outcome].ShouldBe(["rejected"]);
    }

    [Fact]
    public async Task A_linked_file_that_fails_leaves_the_paper_for_the_next_run()
    {
        await using var bench = await Bench.StartAsync();
        var paper = bench.Council.Papers[1];
        var file = paper["mainFile"]!.DeepClone().AsObject();
        bench.Council.Unlisted.Add(file);
        paper["mainFile"] = Council.Id(file);
        bench.Server.Faults.Add(new Fault(FaultKind.ServerError) { Path = "/oparl/file/paper-2", Times = 1 });

        var first = await bench.ReadAsync();
        bench.Clock.Advance(TimeSpan.FromDays(30));
        var second = await bench.ReadWellAsync();

        first.Unreadable.ShouldHaveSingleItem().ObjectId.ShouldBe(bench.Server.Id(paper));
        first.Papers.Count.ShouldBe(35);
        first.Completed.ShouldNotBeNull();
        second.Paper("2024/0002").Files.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_entry_that_is_only_a_link_or_an_id_is_fetched()
    {
        await using var bench = await Bench.StartAsync();
        var paper = bench.Council.Papers[1];
        bench.Council.Unlisted.Add(paper);
        bench.Council.Papers[1] = new JsonObject { ["id"] = Council.Id(paper), ["modified"] = paper["modified"]!.DeepClone() };

        var run = await bench.ReadAsync();

        run.Papers.Count.ShouldBe(36);
    }

    [Fact]
    public async Task An_entry_whose_own_address_answers_404_is_unreadable_and_not_lost()
    {
        await using var bench = await Bench.StartAsync();
        await bench.ReadWellAsync();
        var paper = bench.Council.Papers[1];
        bench.Council.Papers[1] = new JsonObject { ["id"] = Council.Id(paper) };
        bench.Server.Faults.Add(new Fault(FaultKind.NotFound) { Path = "/oparl/paper/2" });

        var run = await bench.ReadAsync(full: true);

        run.Unreadable.ShouldHaveSingleItem().ObjectId.ShouldBe(bench.Server.Id(paper));
        run.Deleted.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_organization_that_the_list_lacks_is_fetched_for_the_meeting_that_links_to_it()
    {
        await using var bench = await Bench.StartAsync();
        var organization = bench.Council.Organizations[0];
        bench.Council.Vanish(organization);
        bench.Council.Unlisted.Add(organization);

        await bench.ReadWellAsync();

        (await bench.ReadWellAsync(full: true)).Meeting("Stadtrat, Sitzung vom 19.02.2024").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_meeting_without_known_organization_is_called_by_its_own_name()
    {
        await using var bench = await Bench.StartAsync();
        bench.Council.Vanish(bench.Council.Organizations[0]);
        bench.Council.Meetings[2]["name"] = "Rat der Stadt (öffentlich/nicht öffentlich)";

        var run = await bench.ReadAsync();

        run.Meeting("Rat der Stadt, Sitzung vom 19.02.2024").ShouldNotBeNull();
        run.Unreadable.ShouldHaveSingleItem().ObjectId.ShouldEndWith("/organization/1");
    }

    [Fact]
    public async Task A_list_in_changing_order_makes_nothing_vanish_that_still_answers()
    {
        await using var bench = await Bench.StartAsync(OParlProfile.Allris4);
        await bench.ReadWellAsync();
        var (slipped, gone) = (bench.Council.Papers[3], bench.Council.Papers[4]);
        bench.Council.Vanish(slipped);
        bench.Council.Vanish(gone);
        bench.Council.Unlisted.Add(slipped);
        bench.Council.Papers.Add((JsonObject)bench.Council.Papers[0].DeepClone());

        var run = await bench.ReadWellAsync(full: true);

        run.Papers.Select(paper => paper.Id).ShouldContain(bench.Server.Id(slipped));
        run.Deleted.ShouldHaveSingleItem().DocumentId.ShouldBe(bench.Server.Id(gone));
    }

    [Fact]
    public async Task An_empty_paper_and_dates_that_contradict_each_other_are_read()
    {
        await using var bench = await Bench.StartAsync();
        var paper = bench.Council.Papers[3];
        foreach (var name in new[] { "name", "reference", "date", "paperType", "mainFile", "auxiliaryFile", "consultation" })
            paper[name] = name is "name" or "reference" or "date" ? "" : null;
        (paper["created"], paper["modified"]) = ("2031-01-01T00:00:00+01:00", "2001-01-01T00:00:00+01:00");

        var run = await bench.ReadWellAsync();

        var read = run.Papers.Single(document => document.Id == bench.Server.Id(paper));
        read.Title.ShouldBe("Vorlage ohne Titel");
        (read.Reference, read.Date, read.Files.Count).ShouldBe((null, null, 0));
    }
}
