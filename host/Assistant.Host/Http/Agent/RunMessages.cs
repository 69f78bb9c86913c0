using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Host.Http.Agent;

/// <summary>
/// The messages of a run as an AG-UI client holds them: those that it sent, and those that the events so far have made. For
/// <c>MESSAGES_SNAPSHOT</c>, the protocol's way to correct what has been streamed. Not thread-safe.
/// </summary>
internal sealed class RunMessages(JsonElement sent)
{
    private readonly List<JsonObject> _made = [];

    public void Call(string callId, string tool, string arguments) => _made.Add(new JsonObject
    {
        ["id"] = callId,
        ["role"] = "assistant",
        ["toolCalls"] = new JsonArray(new JsonObject
        {
            ["id"] = callId,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments },
        }),
    });

    public void Result(string messageId, string callId, string content) => _made.Add(new JsonObject
    {
        ["id"] = messageId,
        ["role"] = "tool",
        ["toolCallId"] = callId,
        ["content"] = content,
    });

    /// <summary>All of them, with an answer at the end.</summary>
    public JsonArray With(string messageId, string text)
    {
        var messages = sent.ValueKind == JsonValueKind.Array ? JsonArray.Create(sent)! : [];
        foreach (var message in _made)
            messages.Add((JsonNode)message.DeepClone());
        messages.Add((JsonNode)new JsonObject { ["id"] = messageId, ["role"] = "assistant", ["content"] = text });
        return messages;
    }
}
