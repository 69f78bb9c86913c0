using System.Collections.Concurrent;
using System.Text.Json;
using Assistant.Conversations.ToolLoop;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.ToolLoop;

/// <summary>A tool that keeps its calls and does what the test says.</summary>
internal sealed class ScriptedTool
{
    public const string Schema = """
        { "type": "object", "properties": { "place": { "type": "string", "maxLength": 20 }, "days": { "type": ["integer"], "minimum": 1 } }, "required": ["place"] }
        """;

    private readonly ConcurrentQueue<string> _calls = new();

    public ScriptedTool(string name, Func<AIFunctionArguments, CancellationToken, Task<ToolOutcome>>? answer = null, bool parallel = false, bool approval = false) => Function = new TurnFunction(
        name,
        "Prüft etwas.",
        JsonElement.Parse(Schema),
        (arguments, approved, cancellationToken) =>
        {
            _calls.Enqueue(string.Join(", ", arguments.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")) + (approved ? ", approved" : ""));
            return answer is null ? Task.FromResult(Said($"{name}: {arguments["place"]}")) : answer(arguments, cancellationToken);
        })
    {
        AllowsParallelCalls = parallel,
        RequiresApproval = approval,
        ApprovalQuestion = approval ? new LocalizedText("Soll das geschehen?", "Do it?") : null,
    };

    public TurnFunction Function { get; }

    public IReadOnlyList<string> Calls => [.. _calls];

    public static ToolOutcome Said(string text) => new([new Notice(new LocalizedText(text))]);

    public static ToolOutcome Failed(ToolErrorKind kind, string sentence) => new([], new ToolError(kind, new LocalizedText(sentence)));
}
