using System.Text.Json;
using Assistant.Doubles.Ollama.Replies;

namespace Assistant.Doubles.Ollama.Streaming;

/// <summary><c>/v1/chat/completions</c></summary>
internal sealed class ChatChunks : ServerSentLines
{
    public ChatChunks(int number, string model, DateTimeOffset now, bool includeUsage)
        : base($"chatcmpl-{number}", "chat.completion", model, now, includeUsage)
    {
        const string End = "},\"finish_reason\":null}]}\n\n";
        Set(ReplyTokenKind.Content, ChunkHead + Choice, End);
        Set(ReplyTokenKind.Thinking, ChunkHead + Choice + "\"\",\"reasoning\":", End);
        Set(ReplyTokenKind.Call, ChunkHead + Choice + "\"\",\"tool_calls\":", End);
    }

    private const string Choice = "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":";

    protected override string ChunkKind => "chat.completion.chunk";

    protected override string EmptyChoice(string? reason) => $"{Choice}\"\"}},\"finish_reason\":{(reason is null ? "null" : Quote(reason))}}}";

    protected override void WriteChoice(Utf8JsonWriter json, IReadOnlyList<ReplyToken> tokens)
    {
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", Text(tokens, ReplyTokenKind.Content));
        if (Text(tokens, ReplyTokenKind.Thinking) is { Length: > 0 } thinking)
            json.WriteString("reasoning", thinking);
        WriteCalls(json, tokens);
        json.WriteEndObject();
    }
}
