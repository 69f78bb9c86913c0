using System.Globalization;
using Assistant.Conversations.Approvals;
using Assistant.Conversations.ToolLoop;
using Assistant.Sdk;
using Microsoft.Extensions.AI;
using static Assistant.Conversations.Tests.ToolLoop.ScriptedModel;

namespace Assistant.Conversations.Tests.ToolLoop;

/// <summary>A plugin's tools in the loop, from the attribute on the method to the person's decision.</summary>
public sealed class PluginToolTests
{
    private static readonly ChatResponseUpdate[] s_done = [Text("Fertig.")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plugins_tool_is_called_for_the_person_and_its_words_reach_the_model()
    {
        await using var plugins = await PluginLab.OpenAsync(Cancellation);
        var model = new ScriptedModel([[Call("a", "good_greet", ("name", "Anna"), ("times", "2"))], [Call("b", "good_greet", ("times", 2))], s_done]);
        var lab = await new LoopLab(model).RunAsync(new ChatOptions { Tools = Tools(plugins) });

        model.Requests[1].Results.Single().ShouldBe("Hallo, Anna aus Mainz (Warm)! Hallo, Anna aus Mainz (Warm)!");
        model.Requests[2].Results.Single().ShouldContain("$.name: is missing");
        lab.Reports[0].Outcome.Parts.Single().ShouldBeOfType<Notice>();
    }

    [Fact]
    public async Task A_plugins_tool_that_needs_approval_runs_when_the_person_says_so()
    {
        await using var plugins = await PluginLab.OpenAsync(Cancellation);
        var model = new ScriptedModel([[Call("a", "good_post", ("name", "Anna"))], s_done]);
        var lab = new LoopLab(model) { Turn = new ToolLoopTurn(LoopLab.Anna, "r") { Approvals = plugins.Get<IApprovalStore>() } };
        await lab.RunAsync(new ChatOptions { Tools = Tools(plugins) });
        var kept = lab.Contents.OfType<ToolApprovalRequestContent>().Single().RawRepresentation.ShouldBeOfType<StoredCall>();

        var outcome = await plugins.Get<ApprovalService>().DecideAsync(LoopLab.Anna, kept.Id, true, null, Cancellation);

        kept.Question.ShouldBe(new LocalizedText("Soll die Begrüßung ausgehängt werden?", "Post the greeting?"));
        outcome.Result.ShouldBe(ApprovalResult.Executed);
        outcome.Report!.Outcome.Parts.Single().ShouldBeOfType<Notice>().Text.De.ShouldBe("Hallo, Anna: hängt aus.");
    }

    [Fact]
    public async Task A_function_for_a_tool_that_needs_approval_does_nothing_without_it()
    {
        await using var plugins = await PluginLab.OpenAsync(Cancellation);
        var post = Tools(plugins).OfType<TurnFunction>().Single(tool => tool.RequiresApproval);

        var reply = (await post.InvokeAsync(new AIFunctionArguments { ["name"] = "Anna" }, Cancellation)).ShouldBeOfType<ToolReply>();

        reply.ForModel.ShouldBe("Error: „Grüße“ würde hier etwas verändern. Das geschieht nur, wenn eine Person zustimmt.");
    }

    private static IList<AITool> Tools(PluginLab plugins) =>
        [.. plugins.Catalog.GetTools("mainz").Select(tool => TurnFunction.Of(tool, LoopLab.Anna, CultureInfo.GetCultureInfo("de-DE")))];
}
