using System.Text.Json;
using Assistant.Doubles.Ollama.Replies;

namespace Assistant.Doubles.Ollama.Streaming;

/// <summary><c>/api/chat</c></summary>
internal sealed class ChatLines : NdjsonLines
{
    public ChatLines(string model)
        : base(model)
    {
        const string End = "},\"done\":false}\n";
        Set(ReplyTokenKind.Content, Start + "\"message\":{\"role\":\"assistant\",\"content\":", End);
        Set(ReplyTokenKind.Thinking, Start + "\"message\":{\"role\":\"assistant\",\"content\":\"\",\"thinking\":", End);
        Set(ReplyTokenKind.Call, Start + "\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":", End);
    }

    protected override void WriteSaid(Utf8JsonWriter json, IReadOnlyList<ReplyToken> tokens)
    {
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", Text(tokens, ReplyTokenKind.Content));
        if (Text(tokens, ReplyTokenKind.Thinking) is { Length: > 0 } thinking)
            json.WriteString("thinking", thinking);
        WriteCalls(json, tokens);
        json.WriteEndObject();
    }
}
