using Assistant.Conversations.Tests.Tools;
using Assistant.Conversations.Tools;
using Assistant.Conversations.Turns;
using Assistant.PluginHosting;
using Assistant.Sdk;
using static Assistant.Conversations.Tests.TestTurns;

namespace Assistant.Conversations.Tests.Turns;

public sealed class TurnRunnerTests
{
    private static readonly Table Calendar = new(new LocalizedText("Sitzungen"), [new TableColumn(new LocalizedText("Gremium"))], [["Stadtrat"]]);

    [Fact]
    public async Task Events_come_in_their_order()
    {
        using var turns = new TestTurns(Tool("ris_paper_by_reference", Schemas.Reference, new ToolOutcome([Calendar])));
        await turns.SyncAsync(Paper("2025/0140", "Bebauungsplan", "Der Stadtrat beschließt den Bebauungsplan 2025/0140 als Satzung."));
        var events = await turns.RunAsync("Stand der Vorlage 2025/0140");

        events.Select(happened => happened.GetType().Name).Distinct().ShouldBe(["SkillsChosen", "ToolStarted", "ToolFinished", "Searched", "TextAdded", "Finished"]);
        var answer = events.OfType<TurnEvent.Finished>().Single().Answer;
        string.Concat(events.OfType<TurnEvent.TextAdded>().Select(added => added.Text)).ShouldBe(answer.Text);
        events.OfType<TurnEvent.ToolStarted>().Single().ArgumentsJson.ShouldBe("""{"reference":"2025/0140"}""");
        answer.Tools.Single().Parts.ShouldBe([Calendar]);
        answer.Text.ShouldStartWith("**Sitzungen**");
        answer.Citations.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_turn_holds_its_plugins_from_its_beginning_to_its_end_also_where_it_fails()
    {
        var held = new List<int>();
        FakeCatalog catalog = null!;
        using var turns = new TestTurns(new TurnTool("ris_paper_by_reference", Schemas.Reference, (_, _, _) =>
        {
            held.Add(catalog.Leases.Open);
            return held.Count == 1 ? Task.FromResult(new ToolOutcome([Calendar])) : throw new InvalidOperationException("Broken.");
        }));
        catalog = (FakeCatalog)turns.Get<IPluginCatalog>();

        await turns.RunAsync("Stand der Vorlage 2025/0140");
        await Should.ThrowAsync<InvalidOperationException>(() => turns.RunAsync("Stand der Vorlage 2025/0140"));

        held.ShouldBe([1, 1]);
        catalog.Leases.ShouldBe((2, 0));
    }

    [Fact]
    public async Task A_question_for_the_calendar_alone_gets_no_quotes()
    {
        using var turns = new TestTurns(Tool("ris_meetings", Schemas.Meetings, new ToolOutcome([Calendar])));
        await turns.SyncAsync(Paper("2025/0001", "Sitzungen", "Die Sitzungen des Stadtrates sind in der nächsten Woche wie immer öffentlich."));
        var answer = (await turns.RunAsync("Welche Sitzungen sind nächste Woche?")).OfType<TurnEvent.Finished>().Single().Answer;

        answer.Citations.ShouldBeEmpty();
        answer.Refused.ShouldBeFalse();
        answer.Text.ShouldBe("**Sitzungen**\n\n| Gremium |\n| --- |\n| Stadtrat |");
    }

    [Theory]
    [InlineData("Which meetings are next week?", "ris_meetings")]
    [InlineData("What is new since 2026-09-01?", "ris_new_since")]
    [InlineData("Was gibt es Neues seit 1.9.2026?", "ris_new_since")]
    [InlineData("Wann tagt der Stadtrat das nächste Mal?", "ris_meetings")]
    [InlineData("Ortsbeirat Weinberg 12.05.2025 Sitzung", "ris_meetings")]
    public async Task A_question_calls_the_tool_that_it_means(string question, string tool)
    {
        var outcome = new ToolOutcome([Calendar]);
        using var turns = new TestTurns(
            Tool("ris_meetings", Schemas.Meetings, outcome), Tool("ris_new_since", Schemas.Since, outcome), Tool("ris_paper_by_reference", Schemas.Reference, outcome));
        (await turns.AskAsync(question)).Tools.Select(use => use.Name).ShouldBe([tool]);
    }

    [Fact]
    public async Task A_failing_tool_says_so_and_the_quotes_remain()
    {
        var failure = new ToolOutcome([], new ToolError(ToolErrorKind.Failed, new LocalizedText("Das Ratsinformationssystem antwortet nicht.")));
        using var turns = new TestTurns(Tool("ris_paper_by_reference", Schemas.Reference, failure));
        await turns.SyncAsync(Paper("2025/0140", "Bebauungsplan", "Der Stadtrat beschließt den Bebauungsplan 2025/0140 als Satzung."));
        var answer = await turns.AskAsync("Stand der Vorlage 2025/0140");

        answer.Text.ShouldStartWith("Das Ratsinformationssystem antwortet nicht.");
        answer.Citations.ShouldNotBeEmpty();
        answer.Tools.Single().Error.ShouldBe("Das Ratsinformationssystem antwortet nicht.");
    }

    [Fact]
    public async Task A_slow_tool_costs_its_own_part()
    {
        TestTurns? turns = null;
        var slow = new TurnTool("ris_paper_by_reference", Schemas.Reference, async (_, _, cancellationToken) =>
        {
            var never = new TaskCompletionSource<ToolOutcome>();
            await using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            ((FixedTime)turns!.Get<TimeProvider>()).RingAll();
            return await never.Task;
        });
        using (turns = new TestTurns(slow))
        {
            await turns.SyncAsync(Paper("2025/0140", "Bebauungsplan", "Der Stadtrat beschließt den Bebauungsplan 2025/0140 als Satzung."));
            var answer = await turns.AskAsync("Stand der Vorlage 2025/0140");

            answer.Text.ShouldContain("nicht innerhalb von 10 Sekunden geantwortet");
            answer.Citations.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_cancelled_turn_ends_and_cancels_the_tool()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var tool = new TurnTool("ris_paper_by_reference", Schemas.Reference, async (_, _, cancellationToken) =>
        {
            await cancellation.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return new ToolOutcome([]);
        });
        using var turns = new TestTurns(tool);

        await Should.ThrowAsync<OperationCanceledException>(() => turns.RunAsync("Stand der Vorlage 2025/0140", cancellationToken: cancellation.Token));
    }

    [Theory]
    [InlineData("Was kostete die Turnhalle im Jahr 2024?")]
    [InlineData("Was wurde 2026 zu den Kosten der neuen Turmbergbahn nachgefragt?")]
    [InlineData("Letzter Jahresabschluss vom Stadion 2025")]
    [InlineData("Wo soll das neue Planetarium gebaut werden?")]
    public async Task A_tool_of_a_skill_that_is_not_meant_is_not_called(string question)
    {
        var calls = 0;
        TurnTool Counted(string name, System.Text.Json.JsonElement schema) => new(name, schema, (_, _, _) =>
        {
            calls++;
            return Task.FromResult(new ToolOutcome([Calendar]));
        });
        using var turns = new TestTurns(Counted("ris_meetings", Schemas.Meetings), Counted("ris_new_since", Schemas.Since));
        await turns.AskAsync(question);

        calls.ShouldBe(0);
    }

    private static TurnTool Tool(string name, System.Text.Json.JsonElement schema, ToolOutcome outcome) => new(name, schema, (_, _, _) => Task.FromResult(outcome));
}
