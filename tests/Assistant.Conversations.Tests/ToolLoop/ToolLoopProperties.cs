using System.Globalization;
using Assistant.Conversations.Approvals;
using Assistant.Conversations.ToolLoop;
using Assistant.PluginHosting;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.ToolLoop;

/// <summary>Whatever a model says, the loop keeps to its rules.</summary>
public sealed class ToolLoopProperties
{
    private const int Runs = 400;

    public static TheoryData<int> Seeds => [1, 20_260_916, 4711];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task No_model_breaks_order_caps_or_checks(int seed)
    {
        var (ran, asked, capped) = (0, 0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var random = new Random(seed + run);
            var script = new RandomModel(random).Answers();
            var model = new ScriptedModel(script);
            var store = new MemoryStore();
            var options = new ToolLoopOptions { MaxIterations = random.Next(1, 5), MaxCallsPerAnswer = random.Next(1, 6), MaxParallelCalls = random.Next(1, 4) };
            ScriptedTool[] tools =
            [
                new("parallel", parallel: true),
                new("serial"),
                new("failing", (_, _) => Task.FromResult(ScriptedTool.Failed(ToolErrorKind.Failed, "Nein.")), parallel: true),
                new("throwing", (_, _) => throw new InvalidOperationException("Nein.")),
                new("approval", approval: true),
            ];
            var lab = await new LoopLab(model) { Options = options, Turn = new ToolLoopTurn(LoopLab.Anna, "r") { Approvals = store } }.RunAsync(tools);

            var label = string.Create(CultureInfo.InvariantCulture, $"seed {seed + run}");
            ShouldBeWhole(model, label);
            ShouldBePaired(lab, label);
            ShouldStayWithinTheCaps(model, options, tools, label);
            tools.SelectMany(tool => tool.Calls).ShouldAllBe(call => IsValid(call), label);
            tools[4].Calls.ShouldBeEmpty(label);
            lab.Contents.OfType<ToolApprovalRequestContent>().Select(request => request.RequestId).ShouldBe(store.Ids, label);
            lab.Text.ShouldBe(string.Concat(Enumerable.Range(0, model.Requests.Count).SelectMany(number => script[Math.Min(number, script.Length - 1)]).Select(update => update.Text)), label);
            ran += tools.Sum(tool => tool.Calls.Count);
            asked += store.Ids.Count;
            capped += lab.Notes.Count;
        }

        // The models are not so bad that nothing was tried.
        ran.ShouldBeGreaterThan(Runs / 2);
        asked.ShouldBeGreaterThan(Runs / 20);
        capped.ShouldBeGreaterThan(Runs / 20);
    }

    // Each message with calls is followed by all their results and nothing else, and no id stands for two calls.
    private static void ShouldBeWhole(ScriptedModel model, string label)
    {
        var messages = model.Requests[^1].Messages;
        for (var index = 0; index < messages.Count; index++)
        {
            var calls = messages[index].Contents.OfType<FunctionCallContent>().Select(call => call.CallId).ToList();
            if (calls.Count > 0)
                messages[index + 1].Contents.Select(content => ((FunctionResultContent)content).CallId).ShouldBe(calls, label);
            if (messages[index].Role == ChatRole.Tool)
                messages[index - 1].Contents.OfType<FunctionCallContent>().ShouldNotBeEmpty(label);
        }

        var ids = messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => call.CallId).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count, label);
        ids.ShouldAllBe(id => id.Length > 0, label);
    }

    private static void ShouldBePaired(LoopLab lab, string label)
    {
        var contents = lab.Contents.ToList();
        for (var index = 0; index < contents.Count; index++)
        {
            if (contents[index] is FunctionCallContent call)
                contents[index + 1].ShouldBeOfType<FunctionResultContent>(label).CallId.ShouldBe(call.CallId, label);
        }

        contents.Count(content => content is FunctionCallContent).ShouldBe(contents.Count(content => content is FunctionResultContent), label);
        contents.Count(content => content is UsageContent).ShouldBeLessThanOrEqualTo(1, label);
        lab.Updates.Count(update => update.FinishReason is not null).ShouldBeLessThanOrEqualTo(1, label);
        lab.Updates.ShouldAllBe(update => update.Role != null, label);
    }

    private static void ShouldStayWithinTheCaps(ScriptedModel model, ToolLoopOptions options, ScriptedTool[] tools, string label)
    {
        model.Requests.Count.ShouldBeLessThanOrEqualTo(options.MaxIterations + 1, label);
        model.Requests.Take(options.MaxIterations).Count(request => request.ToolNames.Count == 0).ShouldBeLessThanOrEqualTo(1, label);
        if (model.Requests.Count == options.MaxIterations + 1)
            model.Requests[^1].ToolNames.ShouldBeEmpty(label);
        tools.Sum(tool => tool.Calls.Count).ShouldBeLessThanOrEqualTo(options.MaxIterations * options.MaxCallsPerAnswer, label);
    }

    // As ScriptedTool writes its calls down: “days=3, place=Trier”; the places that fit have at most 20 characters.
    private static bool IsValid(string call) =>
        call is "place=Mainz" or "days=3, place=Trier" or "days=2, place=Worms" or "place=Bonn";

    private sealed class MemoryStore : IApprovalStore
    {
        public List<string> Ids { get; } = [];

        public Task AddAsync(StoredCall call, CancellationToken cancellationToken)
        {
            Ids.Add(call.Id);
            return Task.CompletedTask;
        }

        public Task<StoredCall?> FindAsync(Caller caller, string id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<StoredCall>> ListPendingAsync(Caller caller, string conversationId, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> TryDecideAsync(Caller caller, string id, ApprovalState decision, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task FinishAsync(Caller caller, string id, string result, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
