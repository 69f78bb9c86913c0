using Assistant.Conversations.Answers;
using Assistant.Conversations.Checks;
using Assistant.Conversations.Prompts;
using Assistant.Conversations.Tests.ToolLoop;
using Assistant.Conversations.Turns;
using Assistant.Models;
using Microsoft.Extensions.AI;
using static Assistant.Conversations.Tests.TestTurns;

namespace Assistant.Conversations.Tests.Generation;

public sealed class GeneratedTurnTests
{
    private const string Question = "Was kostet der Radweg an der Uferstraße?";
    private const string Text = "Der Radweg an der Uferstraße wird 2027 gebaut. Die Kosten des Radwegs betragen 480.000 Euro. Der Bauausschuss hat den Radweg am 3. Mai 2026 beschlossen.";

    [Fact]
    public async Task An_answer_comes_piece_by_piece_with_its_sources_word_for_word()
    {
        var events = await RunAsync(new TurnModel("Der Radweg ", "kostet ", "480.000 Euro ", "[1]."));

        var answer = Answer(events);
        answer.Mode.ShouldBe(AnswerMode.Generated);
        answer.Model.ShouldBe(TurnModel.Name);
        answer.Text.ShouldBe("Der Radweg kostet 480.000 Euro [1].");
        answer.Checks.ShouldBeEmpty();
        answer.Citations.Single().Quote.ShouldBe("Die Kosten des Radwegs betragen 480.000 Euro.");
        answer.PromptVersion!.ShouldStartWith("answer.de.v1+");
        answer.IsPartial.ShouldBeFalse();
        answer.Notice.ShouldBeNull();
        events.OfType<TurnEvent.TextAdded>().Select(added => added.Text).ShouldBe(["Der Radweg ", "kostet ", "480.000 Euro ", "[1]."]);
        events.OfType<TurnEvent.TextReplaced>().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_sources_do_not_carry_is_repaired_once()
    {
        var model = new TurnModel(asked => [TurnModel.Text(asked.AllText.Contains("840.000 Euro [1]", StringComparison.Ordinal) ? "Der Radweg kostet 480.000 Euro [1]." : "Der Radweg kostet 840.000 Euro [1].")]);
        var events = await RunAsync(model);

        model.Requests.Count.ShouldBe(2);
        events.OfType<TurnEvent.TextReplaced>().Single().Text.ShouldBe("Der Radweg kostet 480.000 Euro [1].");
        Answer(events).Text.ShouldBe("Der Radweg kostet 480.000 Euro [1].");
        Answer(events).Checks.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_repair_leaves_is_shown_beside_the_sentence()
    {
        var model = new TurnModel("Der Radweg kostet 840.000 Euro [1].");
        var answer = Answer(await RunAsync(model));

        model.Requests.Count.ShouldBe(2);
        var finding = answer.Checks.Single();
        finding.Kind.ShouldBe(CheckKind.Amount);
        answer.Text.Substring(finding.Start, finding.Length).ShouldBe(finding.Words);
        finding.Words.ShouldContain("840.000");
    }

    [Fact]
    public async Task A_repair_that_makes_it_worse_is_not_taken()
    {
        var model = new TurnModel(asked => [TurnModel.Text(asked.AllText.Contains("840.000 Euro [1]", StringComparison.Ordinal) ? "Er kostet 950.000 Euro und wird 2031 gebaut [1]." : "Der Radweg kostet 840.000 Euro [1].")]);
        var events = await RunAsync(model);

        Answer(events).Text.ShouldBe("Der Radweg kostet 840.000 Euro [1].");
        events.OfType<TurnEvent.TextReplaced>().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_without_a_source_is_found_out()
    {
        Answer(await RunAsync(new TurnModel("Der Radweg ist eine gute Sache."))).Checks.Single().Kind.ShouldBe(CheckKind.Citation);
    }

    [Fact]
    public async Task A_source_that_was_not_in_the_prompt_is_found_out()
    {
        Answer(await RunAsync(new TurnModel("Der Radweg kostet 480.000 Euro [7]."))).Checks.ShouldContain(finding => finding.Kind == CheckKind.Citation);
    }

    [Theory]
    [InlineData(ModelFailure.Unreachable)]
    [InlineData(ModelFailure.NoneInReach)]
    [InlineData(ModelFailure.ServerFailed)]
    public async Task A_model_that_fails_before_its_first_word_leaves_quotes_and_a_sentence(ModelFailure failure)
    {
        var answer = Answer(await RunAsync(new TurnModel(_ => throw new ModelException(failure, "gone"))));

        answer.Mode.ShouldBe(AnswerMode.Extractive);
        answer.Citations.ShouldNotBeEmpty();
        answer.Notice!.ShouldContain("Sprachmodell");
    }

    [Fact]
    public async Task A_full_queue_says_when_there_is_room_again()
    {
        var answer = Answer(await RunAsync(new TurnModel(_ => throw new ModelException(ModelFailure.QueueFull, "full") { RetryAfter = TimeSpan.FromSeconds(17) })));

        answer.Mode.ShouldBe(AnswerMode.Extractive);
        answer.Notice!.ShouldContain("17 Sekunden");
    }

    [Fact]
    public async Task Models_that_are_out_of_reach_are_not_asked()
    {
        var model = new TurnModel("nie") { IsInReach = false };
        var answer = Answer(await RunAsync(model));

        model.Requests.ShouldBeEmpty();
        answer.Mode.ShouldBe(AnswerMode.Extractive);
        answer.Notice!.ShouldContain("kein Sprachmodell erreichbar");
    }

    [Fact]
    public async Task A_model_that_breaks_off_leaves_a_partial_answer_that_says_so()
    {
        var answer = Answer(await RunAsync(new TurnModel(_ => Broken())));

        answer.Text.ShouldBe("Der Radweg kostet 480.000 Euro [1]. Er wird");
        answer.Mode.ShouldBe(AnswerMode.Generated);
        answer.IsPartial.ShouldBeTrue();
        answer.Notice!.ShouldContain("unvollständig");

        static IEnumerable<ChatResponseUpdate> Broken()
        {
            yield return TurnModel.Text("Der Radweg kostet 480.000 Euro [1]. ");
            yield return TurnModel.Text("Er wird ");
            throw new ModelException(ModelFailure.BrokenAnswer, "cut");
        }
    }

    [Fact]
    public async Task An_answer_that_is_cut_at_its_length_says_so()
    {
        var answer = Answer(await RunAsync(new TurnModel(_ => [TurnModel.Text("Der Radweg kostet 480.000 Euro [1]. Er"), TurnModel.End(ChatFinishReason.Length)])));

        answer.IsPartial.ShouldBeTrue();
        answer.Notice!.ShouldContain("abgeschnitten");
    }

    [Fact]
    public async Task A_model_that_says_the_sources_do_not_answer_is_a_refusal_in_the_hosts_own_words()
    {
        var events = await RunAsync(new TurnModel("[[KEI", "NE ANGABE]] ", "Die Farbe fehlt."));

        var answer = Answer(events);
        answer.Refused.ShouldBeTrue();
        answer.Model.ShouldBe(TurnModel.Name);
        string.Concat(events.OfType<TurnEvent.TextAdded>().Select(added => added.Text)).ShouldBe(answer.Text);
        answer.Text.ShouldNotContain("KEINE ANGABE");
        answer.Suggestions.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_model_that_takes_its_answer_back_is_a_refusal()
    {
        var model = new TurnModel(asked => [TurnModel.Text(asked.AllText.Contains("840.000 Euro [1]", StringComparison.Ordinal) ? RefusalMarker.Text : "Der Radweg kostet 840.000 Euro [1].")]);
        var events = await RunAsync(model);

        Answer(events).Refused.ShouldBeTrue();
        events.OfType<TurnEvent.TextReplaced>().Single().Text.ShouldBe(Answer(events).Text);
    }

    [Fact]
    public async Task A_question_that_nothing_speaks_of_is_refused_without_a_model()
    {
        var model = new TurnModel("Erfunden [1].");
        using var turns = new TestTurns(model, []);
        await turns.SyncAsync(Paper("2026/1", "Radweg", Text));

        var answer = await turns.AskAsync("Quantenchromodynamik Gluonenkondensat");

        answer.Refused.ShouldBeTrue();
        model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_place_in_the_queue_is_told()
    {
        var model = new TurnModel(asked =>
        {
            asked.Call.Waiting!(3);
            asked.Call.Waiting!(0);
            return [TurnModel.Text("Der Radweg kostet 480.000 Euro [1].")];
        });

        (await RunAsync(model)).OfType<TurnEvent.Queued>().Select(queued => queued.Position).ShouldBe([3, 0]);
    }

    [Fact]
    public async Task A_model_chooses_a_tool_and_answers_from_its_result()
    {
        var tool = new ScriptedTool("ris_meetings", (_, _) => Task.FromResult(ScriptedTool.Said("Der Bauausschuss tagt am 12. Juni 2026.")));
        var model = new TurnModel(asked => [asked.IsPlan ? TurnModel.Call("ris_meetings", ("place", "Bauausschuss")) : TurnModel.Text("Der Bauausschuss tagt am 12. Juni 2026 [1].")]);
        using var turns = new TestTurns(model, [tool.Function]);
        var events = await turns.RunAsync("Wann tagt eigentlich wieder der Bauausschuss?");

        tool.Calls.ShouldBe(["place=Bauausschuss"]);
        events.OfType<TurnEvent.ToolStarted>().Single().Tool.ShouldBe("ris_meetings");
        events.OfType<TurnEvent.ToolFinished>().Single().Error.ShouldBeNull();
        var answer = Answer(events);
        answer.Mode.ShouldBe(AnswerMode.Generated);
        answer.Checks.ShouldBeEmpty();
        answer.Tools.Single().Name.ShouldBe("ris_meetings");
        model.Requests.Count.ShouldBe(2);
        model.Requests[1].Options!.Tools.ShouldBeNull();
    }

    [Fact]
    public async Task The_models_first_answer_may_not_be_shown_when_it_calls_no_tool()
    {
        var tool = new ScriptedTool("ris_meetings");
        var model = new TurnModel(asked => [TurnModel.Text(asked.IsPlan ? "KEINS" : "Der Radweg kostet 480.000 Euro [1].")]);
        using var turns = new TestTurns(model, [tool.Function]);
        await turns.SyncAsync(Paper("2026/1", "Radweg Uferstraße", Text));
        var events = await turns.RunAsync("In welcher Sitzung ging es um den Radweg an der Uferstraße?");

        string.Concat(events.OfType<TurnEvent.TextAdded>().Select(added => added.Text)).ShouldNotContain("KEINS");
        tool.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tool_that_changes_something_waits_for_the_person()
    {
        var tool = new ScriptedTool("ris_meetings", approval: true);
        var model = new TurnModel(asked => [asked.IsPlan ? TurnModel.Call("ris_meetings", ("place", "Bauausschuss")) : TurnModel.Text("[[KEINE ANGABE]]")]);
        using var turns = new TestTurns(model, [tool.Function]);
        var events = await turns.RunAsync("Wann tagt eigentlich wieder der Bauausschuss?", caller: Assistant.Walls.Access.Caller.Visitor(City.Id, "visitor-1"), conversation: "thread-1");

        tool.Calls.ShouldBeEmpty();
        var needed = events.OfType<TurnEvent.ApprovalNeeded>().Single();
        needed.ArgumentsJson.ShouldBe("""{"place":"Bauausschuss"}""");
        needed.Question.ShouldBe("Soll das geschehen?");
    }

    [Fact]
    public async Task A_call_whose_approval_nobody_could_find_again_is_refused()
    {
        var tool = new ScriptedTool("ris_meetings", approval: true);
        var model = new TurnModel(asked => [asked.IsPlan ? TurnModel.Call("ris_meetings", ("place", "Bauausschuss")) : TurnModel.Text("[[KEINE ANGABE]]")]);
        using var turns = new TestTurns(model, [tool.Function]);
        var events = await turns.RunAsync("Wann tagt eigentlich wieder der Bauausschuss?", caller: Assistant.Walls.Access.Caller.Visitor(City.Id, "visitor-1"));

        tool.Calls.ShouldBeEmpty();
        events.OfType<TurnEvent.ApprovalNeeded>().ShouldBeEmpty();
        events.OfType<TurnEvent.ToolFinished>().Single().Error.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_conversation_before_is_in_the_prompt_and_completes_the_search()
    {
        var model = new TurnModel("Der Radweg kostet 480.000 Euro [1].");
        using var turns = new TestTurns(model, []);
        await turns.SyncAsync(Paper("2026/1", "Radweg Uferstraße", Text));
        var events = await turns.RunAsync("Und was kostet er?", history: [new(ChatRole.User, "Was ist mit dem Radweg an der Uferstraße?"), new(ChatRole.Assistant, "Er wird 2027 gebaut [1].")]);

        Answer(events).Mode.ShouldBe(AnswerMode.Generated);
        model.Requests.Single().AllText.ShouldContain("Er wird 2027 gebaut");
    }

    [Fact]
    public async Task Stopping_the_reader_stops_the_model()
    {
        var model = new TurnModel(Enumerable.Repeat("Wort ", 100_000).ToArray());
        using var turns = new TestTurns(model, []);
        await turns.SyncAsync(Paper("2026/1", "Radweg Uferstraße", Text));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var pieces = 0;

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in turns.Get<TurnRunner>().RunAsync(new Question(Question, Assistant.Walls.Access.Caller.Anonymous(City.Id), City), stop.Token))
            {
                if (happened is TurnEvent.TextAdded && ++pieces == 10)
                    await stop.CancelAsync();
            }
        });

        pieces.ShouldBeLessThan(100_000);
    }

    private static async Task<IReadOnlyList<TurnEvent>> RunAsync(TurnModel model)
    {
        using var turns = new TestTurns(model, []);
        await turns.SyncAsync(Paper("2026/1", "Radweg Uferstraße", Text));
        return await turns.RunAsync(Question);
    }

    private static Answer Answer(IReadOnlyList<TurnEvent> events) => events.OfType<TurnEvent.Finished>().Single().Answer;
}
