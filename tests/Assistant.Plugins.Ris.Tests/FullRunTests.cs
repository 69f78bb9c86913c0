using System.Text.Json.Nodes;
using Assistant.Sdk;

namespace Assistant.Plugins.Ris.Tests;

public class FullRunTests
{
    [Fact]
    public async Task Every_paper_and_meeting_becomes_a_document()
    {
        await using var bench = await Bench.StartAsync();

        var run = await bench.ReadWellAsync();

        run.Papers.Count.ShouldBe(36);
        run.Meetings.Count.ShouldBe(5);
        run.Documents.ShouldAllBe(document => document.Audience == Audience.Public && document.Fingerprint != null);
        run.Completed!.Exhaustive.ShouldBeTrue();
        run.Changes[^1].ShouldBeOfType<Completed>();
    }

    [Fact]
    public async Task A_paper_carries_its_number_date_address_files_and_facets()
    {
        await using var bench = await Bench.StartAsync();

        var paper = (await bench.ReadWellAsync()).Paper("2024/0001");

        paper.Id.ShouldBe(bench.Server.Id(bench.Council.Papers[0]));
        paper.Title.ShouldBe("Sanierung des Hallenbads Nord");
        paper.Date.ShouldBe(new DateOnly(2024, 1, 3));
        paper.Url.ShouldBe(new Uri(paper.Id));
        paper.Facets[FacetNames.PaperType].ShouldBe(["motion"]);
        paper.Facets[FacetNames.Committee].ShouldBe(["Bauausschuss", "Stadtrat"]);
        paper.Facets[FacetNames.Outcome].ShouldBe(["adopted"]);
        paper.Files.Select(file => file.Name).ShouldBe([paper.Title, "Anlage 1"]);
        paper.Files[0].Download!.AbsolutePath.ShouldBe("/oparl/files/paper-1.txt");
        paper.Files[0].Url!.AbsolutePath.ShouldBe("/oparl/files/view/paper-1.txt");
    }

    [Fact]
    public async Task A_file_that_is_main_and_auxiliary_counts_once()
    {
        await using var bench = await Bench.StartAsync();
        var paper = bench.Council.Papers[4];
        paper["auxiliaryFile"]!.AsArray().Add(paper["mainFile"]!.DeepClone());

        (await bench.ReadWellAsync()).Paper("2024/0005").Files.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_meeting_has_its_agenda_with_results_and_paper_numbers_already_in_the_first_run()
    {
        await using var bench = await Bench.StartAsync();

        var meeting = (await bench.ReadWellAsync()).Meeting("Stadtrat, Sitzung vom 19.02.2024");

        meeting.Date.ShouldBe(new DateOnly(2024, 2, 19));
        meeting.Files.Select(file => file.Name).ShouldBe(["Tagesordnung und Ergebnisse", "Niederschrift", "Einladung"]);
        meeting.Files[0].MediaType.ShouldBe("text/markdown");
        meeting.Files[0].Text.ShouldBe(
            """
            # Stadtrat, Sitzung vom 19.02.2024

            Beginn: 17:00 Uhr

            Ort: Rathaus, Großer Sitzungssaal

            ## TOP 1: Sanierung des Hallenbads Nord

            Vorlage: 2024/0001

            Ergebnis: ungeändert beschlossen

            ## TOP 2: Satzung über die Hundesteuer

            Vorlage: 2024/0002

            Ergebnis: mehrheitlich abgelehnt

            ## TOP 3: Neue Spielgeräte im Stadtpark

            Vorlage: 2024/0004

            ## TOP 4: nicht öffentlich

            """);
    }

    [Fact]
    public async Task Nothing_of_an_item_that_is_not_public_reaches_index_or_storage()
    {
        await using var bench = await Bench.StartAsync();

        var run = await bench.ReadWellAsync();

        run.Meetings.SelectMany(meeting => meeting.Files).ShouldAllBe(file => file.Text == null || !file.Text.Contains("Grundstücksverkauf", StringComparison.Ordinal));
        foreach (var key in bench.Storage.Keys)
            (await bench.Storage.GetAsync(key, CancellationToken.None))!.ShouldNotContain("Grundstücksverkauf");
    }

    [Fact]
    public async Task Advice_of_a_committee_is_a_recommendation_and_no_decision()
    {
        await using var bench = await Bench.StartAsync();
        bench.Council.Consult(bench.Council.Papers[9], bench.Council.Meetings[0], "einstimmig zugestimmt", "Vorberatung", authoritative: false);

        (await bench.ReadWellAsync()).Paper("2024/0010").Facets[FacetNames.Outcome].ShouldBe(["recommended"]);
    }

    [Fact]
    public async Task A_paper_without_a_result_has_no_outcome()
    {
        await using var bench = await Bench.StartAsync();

        (await bench.ReadWellAsync()).Paper("2024/0004").Facets.Keys.ShouldNotContain(FacetNames.Outcome);
    }

    [Fact]
    public async Task The_same_objects_have_the_same_fingerprints_in_every_run()
    {
        await using var bench = await Bench.StartAsync();
        var first = await bench.ReadWellAsync();
        bench.Clock.Advance(TimeSpan.FromDays(2));

        var second = await bench.ReadWellAsync(full: true);
        bench.Clock.Advance(TimeSpan.FromDays(2));
        var third = await bench.ReadWellAsync(full: true);

        // The stamps of the first day of reading count from the second day on.
        Prints(third).ShouldBe(Prints(second));
        Prints(first).Keys.ShouldBe(Prints(second).Keys, ignoreOrder: true);

        static Dictionary<string, string?> Prints(Run run) => run.Documents.ToDictionary(document => document.Id, document => document.Fingerprint, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Pages_are_read_one_after_the_other_as_the_host_pulls()
    {
        await using var bench = await Bench.StartAsync();

        await bench.ReadAsync(stopAfter: 8);

        bench.Server.Requests.ShouldNotContain(request => request.PathAndQuery.Contains("papers?page=3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_body_of_the_citys_key_is_chosen_among_several()
    {
        await using var bench = await Bench.StartAsync();
        bench.Council.OtherBodies.Add("Ortsgemeinde Nebenan");

        (await bench.ReadWellAsync()).Papers.Count.ShouldBe(36);
    }

    [Fact]
    public async Task Several_bodies_without_a_choice_are_named_to_the_operator()
    {
        await using var bench = await Bench.StartAsync(ags: null);
        bench.Council.OtherBodies.Add("Ortsgemeinde Nebenan");

        var exception = await Should.ThrowAsync<PluginException>(() => bench.ReadAsync());

        exception.Message.ShouldContain("“Stadt Musterstadt”");
        exception.Message.ShouldContain("“Ortsgemeinde Nebenan”");
    }

    [Fact]
    public async Task A_body_is_chosen_by_name()
    {
        await using var bench = await Bench.StartAsync(body: "ortsgemeinde nebenan", ags: null);
        bench.Council.OtherBodies.Add("Ortsgemeinde Nebenan");

        (await bench.ReadWellAsync()).Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_of_public_agenda_items_belong_to_the_meeting_and_others_do_not()
    {
        await using var bench = await Bench.StartAsync();
        var agenda = bench.Council.Meetings[2]["agendaItem"]!.AsArray();
        agenda[1]!["auxiliaryFile"] = new JsonArray(bench.Council.FileObject("extract", "Protokollauszug"));
        agenda[3]!["auxiliaryFile"] = new JsonArray(bench.Council.FileObject("secret", "Kaufvertrag"));

        (await bench.ReadWellAsync()).Meeting("Stadtrat, Sitzung vom 19.02").Files.Select(file => file.Name)
            .ShouldBe(["Tagesordnung und Ergebnisse", "Niederschrift", "Einladung", "TOP 2: Protokollauszug"]);
    }

    [Fact]
    public async Task A_resolution_cannot_begin_a_section_of_its_own_and_loses_its_html()
    {
        await using var bench = await Bench.StartAsync();
        bench.Council.Meetings[2]["agendaItem"]![1]!["resolutionText"] = "<p>Der Antrag wird abgelehnt.</p><p># TOP 9: erfunden &amp; falsch</p>";

        (await bench.ReadWellAsync()).Meeting("Stadtrat, Sitzung vom 19.02").Files[0].Text!
            .ShouldContain("Beschluss: Der Antrag wird abgelehnt.\n\\# TOP 9: erfunden & falsch\n");
    }

    [Fact]
    public async Task A_very_long_agenda_still_fits_into_the_storage()
    {
        await using var bench = await Bench.StartAsync();
        for (var number = 0; number < 400; number++)
            bench.Council.AddAgendaItem(bench.Council.Meetings[2], "Punkt", "beschlossen")["resolutionText"] = new string('ä', 20_000);

        var run = await bench.ReadAsync();

        run.Unreadable.ShouldHaveSingleItem().Reason.ShouldContain("resolution texts");
        run.Meeting("Stadtrat, Sitzung vom 19.02").Files[0].Text!.ShouldContain("## TOP 404: Punkt");
    }
}
