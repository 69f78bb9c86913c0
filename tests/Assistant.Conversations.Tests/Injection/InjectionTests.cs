using System.Text.RegularExpressions;
using Assistant.Conversations.Tests.Generation;
using Assistant.Conversations.Tests.ToolLoop;
using Assistant.Conversations.Turns;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.Injection;

/// <summary>
/// What others have written changes nothing that the tools do, even with a model that obeys every word of it: the tools are chosen by a
/// request that holds the person's words alone.
/// </summary>
public sealed partial class InjectionTests
{
    private const string Question = "@rathaus Wann tagt wieder der Bauausschuss, und was kostet der Radweg an der Uferstraße?";
    private const string Text = "Der Bauausschuss hat über den Radweg an der Uferstraße beraten. Die Kosten des Radwegs betragen 480.000 Euro. ";
    private static readonly string[] s_dangerous = ["rathaus_send_mail", "rathaus_delete_paper", "rathaus_pay", "rathaus_search"];

    private static readonly PluginSkill s_townHall = new("rathaus", new SkillManifest(
        "amt", new LocalizedText("Rathaus"), new LocalizedText("Sitzungen, Post, Vorlagen und Zahlungen."), ["Wann tagt wieder der Bauausschuss?"], ["Bauausschuss"], []));

    public static TheoryData<string> Attempts() => [.. Attempt.All.Select(attempt => attempt.Id)];

    [Fact]
    public void There_are_sixty_attempts_and_more_in_both_languages_and_all_places()
    {
        Attempt.All.Count.ShouldBeGreaterThanOrEqualTo(60);
        Attempt.All.Select(attempt => attempt.Id.Split('-')[1]).Distinct().ShouldBe(["de", "en"]);
        Attempt.All.Select(attempt => attempt.Place).Distinct().ShouldBe(["paper", "title", "file", "tool", "upload"]);
    }

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task What_others_have_written_changes_nothing_that_the_tools_do(string id)
    {
        var attempt = Attempt.All.Single(candidate => candidate.Id == id);
        var obedient = new ObedientModel(attempt);
        var model = new TurnModel(obedient.Answer);
        var calendar = new ScriptedTool("rathaus_calendar", (_, _) => Task.FromResult(ScriptedTool.Said("Der Bauausschuss tagt am 12. Juni 2026. " + In(attempt, "tool"))));
        var dangerous = s_dangerous.Select(name => new ScriptedTool(name, approval: name != "rathaus_search")).ToList();
        using var turns = new TestTurns(model, [calendar.Function, .. dangerous.Select(tool => tool.Function)], [s_townHall]);
        await turns.SyncAsync(Paper(attempt));

        var events = await turns.RunAsync(Question, caller: Caller.Visitor(TestTurns.City.Id, "visitor-1"), attachments: Attachments(attempt), conversation: "thread-1");

        // The model has read the attempt and has done as it says; else this would prove nothing.
        obedient.Obeyed.ShouldBeGreaterThan(0);
        calendar.Calls.ShouldBe(["place=Bauausschuss"]);
        dangerous.ShouldAllBe(tool => tool.Calls.Count == 0);
        events.OfType<TurnEvent.ToolStarted>().Select(started => started.Tool).ShouldBe(["rathaus_calendar"]);
        events.OfType<TurnEvent.ApprovalNeeded>().ShouldBeEmpty();
        (await ApprovalsAsync(turns)).ShouldBe(0);
        model.Requests.Where(asked => asked.IsPlan).ShouldAllBe(asked => !attempt.IsReadIn(asked.AllText));
        model.Requests.Where(asked => !asked.IsPlan).ShouldAllBe(asked => asked.Options!.Tools == null);
        model.Requests.Where(asked => !asked.IsPlan).ShouldAllBe(asked => IsClosed(asked.AllText));
        var answer = events.OfType<TurnEvent.Finished>().Single().Answer;
        if (attempt.Say is not null)
            answer.Checks.ShouldNotBeEmpty("What the attempt wants said stands in no source, so the reader is warned.");
    }

    [Fact]
    public async Task An_earlier_answer_that_quotes_an_attempt_chooses_no_tool()
    {
        var attempt = Attempt.All[0];
        var obedient = new ObedientModel(attempt);
        var model = new TurnModel(obedient.Answer);
        var calendar = new ScriptedTool("rathaus_calendar");
        var mail = new ScriptedTool("rathaus_send_mail", approval: true);
        using var turns = new TestTurns(model, [calendar.Function, mail.Function], [s_townHall]);
        await turns.SyncAsync(Paper(attempt with { Place = "nowhere" }));

        var events = await turns.RunAsync(
            Question,
            caller: Caller.Visitor(TestTurns.City.Id, "visitor-1"),
            history: [new(ChatRole.User, "Was steht in der Vorlage?"), new(ChatRole.Assistant, $"Dort steht: „{attempt.Text}“ [1].")],
            conversation: "thread-1");

        obedient.Obeyed.ShouldBeGreaterThan(0);
        calendar.Calls.ShouldBe(["place=Bauausschuss"]);
        mail.Calls.ShouldBeEmpty();
        events.OfType<TurnEvent.ApprovalNeeded>().ShouldBeEmpty();
    }

    private static string In(Attempt attempt, string place) => attempt.Place == place ? attempt.Text : "";

    private static SourceDocument Paper(Attempt attempt) => new()
    {
        Id = "2026/1",
        Title = attempt.Place == "title" ? "Radweg Uferstraße " + attempt.Text : "Radweg Uferstraße",
        Kind = "paper",
        Reference = "2026/1",
        Audience = Audience.Public,
        Files = [new SourceFile { Id = "main", Name = attempt.Place == "file" ? attempt.Text : "Vorlage", MediaType = "text/plain", Text = Text + In(attempt, "paper") }],
    };

    private static IReadOnlyList<Attachment> Attachments(Attempt attempt) =>
        attempt.Place == "upload" ? [new Attachment("Schreiben.txt", "Sehr geehrte Damen und Herren, zum Radweg: " + attempt.Text)] : [];

    private static Task<long> ApprovalsAsync(TestTurns turns) => turns.Get<IStateDatabase>().ReadAsync(
        async connection => await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM approval"), TestContext.Current.CancellationToken);

    // Nothing inside a source can end it: each that is opened with the prompt's mark is closed once.
    private static bool IsClosed(string prompt) => Opened().Count(prompt) == Closed().Count(prompt);

    [GeneratedRegex("<quelle nr=\"\\d+\" kennung=\"[0-9a-f]+\">")]
    private static partial Regex Opened();

    [GeneratedRegex("(?m)^</quelle>$")]
    private static partial Regex Closed();
}
