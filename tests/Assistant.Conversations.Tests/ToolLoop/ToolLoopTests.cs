using Assistant.Conversations.ToolLoop;
using Assistant.PluginHosting;
using Microsoft.Extensions.AI;
using static Assistant.Conversations.Tests.ToolLoop.ScriptedModel;

namespace Assistant.Conversations.Tests.ToolLoop;

/// <summary>The course of a turn: who is asked what, in which order.</summary>
public sealed class ToolLoopTests
{
    private static readonly ChatResponseUpdate[] s_done = [Text("Fertig.")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_gets_its_calls_back_in_one_message_and_right_after_it_all_results_in_their_order()
    {
        var model = new ScriptedModel([[Text("Ich sehe "), Text("nach."), Call("a", "eins", ("place", "Mainz")), Call("b", "zwei", ("place", "Trier"))], s_done]);
        var lab = await new LoopLab(model).RunAsync(new ScriptedTool("eins"), new ScriptedTool("zwei"));

        var sent = model.Requests[1].Messages;
        sent.Select(message => message.Role).ShouldBe([ChatRole.User, ChatRole.Assistant, ChatRole.Tool]);
        sent[1].Text.ShouldBe("Ich sehe nach.");
        sent[1].Contents.TakeLast(2).ShouldAllBe(content => content is FunctionCallContent);
        sent[1].Contents.OfType<FunctionCallContent>().Select(call => call.CallId).ShouldBe(["a", "b"]);
        sent[2].Contents.OfType<FunctionResultContent>().Select(result => (result.CallId, result.Result)).ShouldBe([("a", "eins: Mainz"), ("b", "zwei: Trier")]);
        lab.Text.ShouldBe("Ich sehe nach.Fertig.");
    }

    [Fact]
    public async Task Updates_come_in_order_each_result_right_after_its_call()
    {
        var model = new ScriptedModel([[Text("A"), Call("a", "eins", ("place", "Mainz")), Text("B"), Call("b", "eins", ("place", "Trier"))], [Text("C"), Text("D")]]);
        var lab = await new LoopLab(model).RunAsync(new ScriptedTool("eins", parallel: true));

        lab.Contents.Select(Shown).ShouldBe(["A", "B", "call a", "result a", "call b", "result b", "C", "D"]);
        lab.Updates.ShouldAllBe(update => update.Role != null);
        var messages = lab.Updates.ToChatResponse().Messages;
        messages.Select(message => string.Join(' ', message.Contents.Select(Shown))).ShouldBe(["AB call a", "result a", "call b", "result b", "CD"]);
    }

    [Fact]
    public async Task Text_is_passed_on_while_the_model_still_speaks()
    {
        var model = new ScriptedModel([[Text("A"), Text("B"), Call("a", "eins", ("place", "Mainz"))], s_done]);
        await using var updates = new LoopLab(model).Client()
            .GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Frage")], new ChatOptions { Tools = [new ScriptedTool("eins").Function] }, Cancellation)
            .GetAsyncEnumerator(Cancellation);

        (await updates.MoveNextAsync()).ShouldBeTrue();

        updates.Current.Text.ShouldBe("A");
        model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_is_told_before_its_tool_is_run()
    {
        var tool = new ScriptedTool("eins");
        var callsSeen = -1;
        var lab = new LoopLab(new ScriptedModel([[Call("a", "eins", ("place", "Mainz"))], s_done]));

        await lab.RunAsync(new ChatOptions { Tools = [tool.Function] }, seen: update =>
        {
            if (update.Contents.Any(content => content is FunctionCallContent))
                callsSeen = tool.Calls.Count;
        });

        callsSeen.ShouldBe(0);
        tool.Calls.ShouldBe(["place=Mainz"]);
    }

    [Fact]
    public async Task After_its_last_answer_with_tools_the_model_is_asked_once_more_without_them()
    {
        var answers = Enumerable.Range(0, 3).Select(number => (ChatResponseUpdate[])[Call($"c{number}", "eins", ("place", $"Ort {number}"))]).Append(s_done).ToArray();
        var model = new ScriptedModel(answers);
        var tool = new ScriptedTool("eins");
        var lab = await new LoopLab(model) { Options = new() { MaxIterations = 3 } }.RunAsync(tool);

        tool.Calls.Count.ShouldBe(3);
        model.Requests.Select(request => request.ToolNames.Count).ShouldBe([1, 1, 1, 0]);
        lab.Text.ShouldBe("Fertig.");
        lab.Notes.ShouldBe([ToolLoopNotes.IterationsUsedUp]);
    }

    [Fact]
    public async Task Calls_in_the_answer_without_tools_are_ignored_with_a_note()
    {
        var model = new ScriptedModel([[Call("a", "eins", ("place", "Mainz"))], [Text("Also: "), Call("b", "eins", ("place", "Trier"))]]);
        var tool = new ScriptedTool("eins");
        var lab = await new LoopLab(model) { Options = new() { MaxIterations = 1 } }.RunAsync(tool);

        tool.Calls.Count.ShouldBe(1);
        model.Requests.Count.ShouldBe(2);
        lab.Contents.OfType<FunctionCallContent>().Select(call => call.CallId).ShouldBe(["a"]);
        lab.Notes.ShouldBe([ToolLoopNotes.IterationsUsedUp, ToolLoopNotes.CallsIgnored]);
        lab.Log.Lines.ShouldContain(line => line.Contains("they were ignored", StringComparison.Ordinal));
        lab.Updates[^1].FinishReason.ShouldBe(ChatFinishReason.Stop);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_no_tool_may_be_called_calls_are_ignored(bool hasTools)
    {
        var model = new ScriptedModel([[Text("Also: "), Call("b", "eins", ("place", "Trier"))]]);
        var tool = new ScriptedTool("eins");
        var lab = await new LoopLab(model).RunAsync(new ChatOptions { Tools = hasTools ? [tool.Function] : null, ToolMode = hasTools ? ChatToolMode.None : null });

        tool.Calls.ShouldBeEmpty();
        model.Requests.Count.ShouldBe(1);
        lab.Notes.ShouldBe([ToolLoopNotes.CallsIgnored]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("eins")]
    public async Task A_required_mode_holds_for_the_first_answer_alone(string? name)
    {
        var model = new ScriptedModel([[Call("a", "eins", ("place", "Mainz"))], [Call("b", "eins", ("place", "Trier"))], s_done]);
        var options = new ChatOptions { Tools = [new ScriptedTool("eins").Function], ToolMode = name is null ? ChatToolMode.RequireAny : ChatToolMode.RequireSpecific(name) };
        await new LoopLab(model).RunAsync(options);

        model.Requests.Select(request => request.Options!.ToolMode).ShouldBe([options.ToolMode, ChatToolMode.Auto, ChatToolMode.Auto]);
        options.ToolMode.ShouldBeOfType<RequiredChatToolMode>();
    }

    [Fact]
    public async Task Usage_is_added_up_and_told_once_with_the_reason_at_the_end()
    {
        static ChatResponseUpdate Used(int tokens, ChatFinishReason reason) =>
            new(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = tokens, OutputTokenCount = 1 })]) { FinishReason = reason, ModelId = "m" };

        var model = new ScriptedModel([[Call("a", "eins", ("place", "Mainz")), Used(10, ChatFinishReason.ToolCalls)], [Text("Fertig."), Used(20, ChatFinishReason.Length)]]);
        var lab = await new LoopLab(model).RunAsync(new ScriptedTool("eins"));

        var usage = lab.Contents.OfType<UsageContent>().Single().Details;
        (usage.InputTokenCount, usage.OutputTokenCount).ShouldBe((30, 2));
        lab.Updates.Where(update => update.FinishReason is not null).Single().ShouldBe(lab.Updates[^1]);
        (lab.Updates[^1].FinishReason, lab.Updates[^1].ModelId).ShouldBe((ChatFinishReason.Length, "m"));
    }

    [Fact]
    public async Task A_whole_response_is_what_the_stream_gives()
    {
        var model = new ScriptedModel([[Text("Moment. "), Call("a", "eins", ("place", "Mainz"))], s_done]);
        var response = await new LoopLab(model).Client().GetResponseAsync("Frage", new ChatOptions { Tools = [new ScriptedTool("eins").Function] }, Cancellation);

        response.Messages.Select(message => message.Role).ShouldBe([ChatRole.Assistant, ChatRole.Tool, ChatRole.Assistant]);
        response.Messages.Select(message => message.Text).ShouldBe(["Moment. ", "", "Fertig."]);
    }

    [Fact]
    public async Task Tools_that_allow_it_run_at_once_and_results_keep_the_order_of_the_calls()
    {
        var second = new TaskCompletionSource();
        async Task<ToolOutcome> AnswerAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
        {
            // The first call ends only after the second has begun and ended.
            if (arguments["place"]!.ToString() == "Mainz")
                await second.Task.WaitAsync(cancellationToken);
            else
                second.SetResult();
            return ScriptedTool.Said(arguments["place"]!.ToString()!);
        }

        var model = new ScriptedModel([[Call("a", "eins", ("place", "Mainz")), Call("b", "eins", ("place", "Trier"))], s_done]);
        var lab = await new LoopLab(model).RunAsync(new ScriptedTool("eins", AnswerAsync, parallel: true));

        lab.Contents.Where(content => content is not TextContent).Select(Shown).ShouldBe(["call a", "result a", "call b", "result b"]);
        model.Requests[1].Results.ShouldBe(["Mainz", "Trier"]);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public async Task No_more_calls_run_at_once_than_the_tool_and_the_operator_allow(bool parallel, int expected)
    {
        using var released = new SemaphoreSlim(0);
        async Task<ToolOutcome> AnswerAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
        {
            await released.WaitAsync(cancellationToken);
            return ScriptedTool.Said("gut");
        }

        var calls = Enumerable.Range(0, 9).Select(number => Call($"c{number}", "eins", ("place", $"Ort {number}"))).ToArray();
        var tool = new ScriptedTool("eins", AnswerAsync, parallel);
        var running = new LoopLab(new ScriptedModel([calls, s_done])) { Options = new() { MaxParallelCalls = 3 } }.RunAsync(tool);

        for (var done = 0; done < 9; done++)
        {
            // All that may run do, and though others get time to begin, none does.
            var begun = Math.Min(done + expected, 9);
            await ManualTime.UntilAsync(() => tool.Calls.Count >= begun, Cancellation);
            for (var turn = 0; turn < 100; turn++)
                await Task.Yield();
            tool.Calls.Count.ShouldBe(begun);
            released.Release();
        }

        await running;
    }

    [Fact]
    public async Task The_third_time_a_failing_call_is_not_run_and_the_model_has_to_answer()
    {
        var model = new ScriptedModel([[Call("a", "eins", ("place", "Mainz"))], [Call("b", "eins", ("place", "Mainz"))], [Call("c", "eins", ("place", "Mainz"))], s_done]);
        var tool = new ScriptedTool("eins", (_, _) => Task.FromResult(ScriptedTool.Failed(ToolErrorKind.Failed, "Das Archiv ist zu.")));
        var lab = await new LoopLab(model).RunAsync(tool);

        tool.Calls.Count.ShouldBe(2);
        lab.Reports.Select(report => report.Status).ShouldBe([ToolCallStatus.Failed, ToolCallStatus.Failed, ToolCallStatus.Refused]);
        model.Requests.Select(request => request.ToolNames.Count).ShouldBe([1, 1, 1, 0]);
        lab.Notes.ShouldBe([ToolLoopNotes.RepeatedFailure]);
        lab.Text.ShouldBe("Fertig.");
    }

    [Fact]
    public async Task When_the_tools_have_used_up_their_time_the_model_has_to_answer()
    {
        LoopLab? lab = null;
        var model = new ScriptedModel([[Call("a", "eins", ("place", "Mainz")), Call("b", "eins", ("place", "Trier")), Call("c", "eins", ("place", "Worms"))], s_done]);
        var tool = new ScriptedTool("eins", (_, _) =>
        {
            lab!.Time.Advance(TimeSpan.FromSeconds(15));
            return Task.FromResult(ScriptedTool.Said("gut"));
        });
        lab = new LoopLab(model) { Options = new() { TurnLimit = TimeSpan.FromSeconds(30) } };
        await lab.RunAsync(tool);

        tool.Calls.Count.ShouldBe(2);
        lab.Reports[0].Status.ShouldBe(ToolCallStatus.Succeeded);
        lab.Reports[2].Status.ShouldBe(ToolCallStatus.Refused);
        model.Requests[1].Results[2].ShouldContain("30 seconds");
        model.Requests[1].ToolNames.ShouldBeEmpty();
        lab.Notes.ShouldBe([ToolLoopNotes.TimeUsedUp]);
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        var model = new ScriptedModel([s_done]);

        var error = Should.Throw<InvalidOperationException>(() => new LoopLab(model) { Options = new() { MaxIterations = 0, CallLimit = TimeSpan.Zero } }.Client());

        error.Message.ShouldContain("MaxIterations is 0; write a value from 1 to 50.");
        error.Message.ShouldContain("CallLimit");
    }

    private static string Shown(AIContent content) => content switch
    {
        FunctionCallContent call => $"call {call.CallId}",
        FunctionResultContent result => $"result {result.CallId}",
        _ => content.ToString()!,
    };
}
