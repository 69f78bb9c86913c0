using System.Globalization;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.ToolLoop;

/// <summary>Looks at the calls of an answer: tool, arguments, ids. Nothing that it refuses is ever run. For one turn; not thread-safe.</summary>
internal sealed class CallPlanner
{
    private readonly ToolLoopOptions _options;
    private readonly ToolLoopTurn _turn;
    private readonly Dictionary<string, AIFunction> _tools = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids;
    private int _given;

    public CallPlanner(ToolLoopOptions options, ToolLoopTurn turn, IEnumerable<AITool> tools, IEnumerable<ChatMessage> history)
    {
        _options = options;
        _turn = turn;
        foreach (var tool in tools.OfType<AIFunction>())
            _tools.TryAdd(tool.Name, tool);
        _ids = history.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => call.CallId).ToHashSet(StringComparer.Ordinal);
    }

    public bool HasTools => _tools.Count > 0;

    public IReadOnlyList<PlannedCall> Plan(IReadOnlyList<FunctionCallContent> calls) => [.. calls.Select(Plan)];

    private PlannedCall Plan(FunctionCallContent call, int position)
    {
        if (position >= _options.MaxCallsPerAnswer)
            return new PlannedCall(Copy(call, null), null, null, CallRefusal.TooManyCalls(call.Name, _options.MaxCallsPerAnswer));
        if (!_tools.TryGetValue(call.Name, out var function))
            return new PlannedCall(Copy(call, null), null, null, CallRefusal.UnknownTool(call.Name, _tools.Keys));
        var reading = ArgumentReader.Read(call, function.JsonSchema, _options.MaxArgumentBytes);
        var planned = new PlannedCall(Copy(call, reading.Json), function, reading.Json, reading.Refusal);
        return planned.NeedsApproval && !_turn.CanAsk ? planned with { Refusal = CallRefusal.NobodyToAsk(call.Name) } : planned;
    }

    private FunctionCallContent Copy(FunctionCallContent call, string? json) => new(Unique(call.CallId), call.Name, json is null ? null : ArgumentReader.ToDictionary(json))
    {
        Exception = call.Exception,
        AdditionalProperties = call.AdditionalProperties,
    };

    // Servers leave ids out, or count anew in each answer.
    private string Unique(string? id)
    {
        while (string.IsNullOrWhiteSpace(id) || !_ids.Add(id))
            id = string.Create(CultureInfo.InvariantCulture, $"call_{++_given}");
        return id;
    }
}
