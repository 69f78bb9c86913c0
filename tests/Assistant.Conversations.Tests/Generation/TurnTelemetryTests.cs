using System.Diagnostics;
using Assistant.Conversations.Tests.ToolLoop;
using static Assistant.Conversations.Tests.TestTurns;

namespace Assistant.Conversations.Tests.Generation;

public sealed class TurnTelemetryTests : IDisposable
{
    private readonly List<Activity> _ended = [];
    private readonly ActivitySource _test = new("test-" + nameof(TurnTelemetryTests));
    private readonly ActivityListener _listener;

    public TurnTelemetryTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Assistant.Conversations" || source == _test,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (_ended)
                    _ended.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task A_turn_and_its_tools_are_spans_without_a_word_of_what_was_said()
    {
        var tool = new ScriptedTool("ris_meetings", (_, _) => Task.FromResult(ScriptedTool.Said("Der Bauausschuss tagt am 12. Juni 2026.")));
        var model = new TurnModel(asked => [asked.IsPlan ? TurnModel.Call("ris_meetings", ("place", "Bauausschuss")) : TurnModel.Text("Der Bauausschuss tagt am 12. Juni 2026 [1].")]);
        using var turns = new TestTurns(model, [tool.Function]);
        using var root = _test.StartActivity("root")!;

        await turns.AskAsync("Wann tagt eigentlich wieder der Bauausschuss?");

        // Other tests run at the same time: these are the spans below this one.
        Activity[] mine;
        lock (_ended)
            mine = [.. _ended.Where(activity => activity.TraceId == root.TraceId)];
        mine.Select(activity => activity.DisplayName).ShouldBe(["execute_tool ris_meetings", "invoke_agent assistant"]);
        mine[0].ParentSpanId.ShouldBe(mine[1].SpanId);
        mine[0].GetTagItem("gen_ai.operation.name").ShouldBe("execute_tool");
        mine[0].GetTagItem("gen_ai.tool.name").ShouldBe("ris_meetings");
        mine[1].GetTagItem("assistant.city").ShouldBe(City.Id);
        mine[1].GetTagItem("assistant.answer.mode").ShouldBe("generated");
        mine.SelectMany(activity => activity.TagObjects).ShouldAllBe(tag => !Convert.ToString(tag.Value, null)!.Contains("Bauausschuss", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _test.Dispose();
    }
}
