using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.ToolLoop;

/// <summary>Writes answers as a bad model would: text, calls, malformed ones, unknown ones, repeated ones, ids that are missing or given twice.</summary>
internal sealed class RandomModel(Random random)
{
    private static readonly string[] s_tools = ["parallel", "serial", "failing", "throwing", "approval", "unknown", "Serial"];
    private static readonly string[] s_arguments =
    [
        """{ "place": "Mainz" }""", """{ "place": "Trier", "days": 3 }""", """{ "place": "Worms", "days": "2" }""", """{ "place": "Bonn", "days": null }""",
        """{ }""", """{ "place": 7 }""", """{ "place": "Koblenz", "days": 0 }""", """{ "place": "Koblenz", "days": 1.5 }""", """{ "place": ["Mainz"] }""",
        """{ "place": "ein sehr langer Name eines Ortes" }""", """{ "place": "x", "other": { "a": 1, "a": 2 } }""",
    ];

    private int _number;

    public ChatResponseUpdate[][] Answers() => [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Answer())];

    private ChatResponseUpdate[] Answer() => [.. Enumerable.Range(0, random.Next(0, 7)).Select(_ => Update())];

    private ChatResponseUpdate Update()
    {
        var update = new ChatResponseUpdate(random.Next(4) == 0 ? null : ChatRole.Assistant, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Content())]);
        if (random.Next(5) == 0)
            update.FinishReason = random.Next(2) == 0 ? ChatFinishReason.Stop : ChatFinishReason.ToolCalls;
        return update;
    }

    private AIContent Content() => random.Next(10) switch
    {
        < 4 => new TextContent(string.Create(CultureInfo.InvariantCulture, $"Satz {_number++}. ")),
        4 => new UsageContent(new UsageDetails { InputTokenCount = 1 }),
        _ => Call(),
    };

    private FunctionCallContent Call()
    {
        var id = random.Next(6) switch
        {
            0 => "",
            1 => "call_1",
            2 => "same",
            _ => string.Create(CultureInfo.InvariantCulture, $"id{_number++}"),
        };
        var arguments = JsonElement.Parse(s_arguments[random.Next(s_arguments.Length)]).EnumerateObject().ToDictionary(property => property.Name, object? (property) => property.Value);
        return new FunctionCallContent(id, s_tools[random.Next(s_tools.Length)], random.Next(10) == 0 ? null : arguments)
        {
            Exception = random.Next(8) == 0 ? new JsonException() : null,
        };
    }
}
