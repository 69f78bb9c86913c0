using System.Text.Json;
using Assistant.Doubles.Ollama.Replies;

namespace Assistant.Doubles.Ollama.Streaming;

/// <summary><c>/api/generate</c></summary>
internal sealed class GenerateLines : NdjsonLines
{
    public GenerateLines(string model)
        : base(model)
    {
        const string End = ",\"done\":false}\n";
        Set(ReplyTokenKind.Content, Start + "\"response\":", End);
        Set(ReplyTokenKind.Thinking, Start + "\"response\":\"\",\"thinking\":", End);
        Set(ReplyTokenKind.Call, Start + "\"response\":\"\",\"tool_calls\":", End);
    }

    protected override void WriteSaid(Utf8JsonWriter json, IReadOnlyList<ReplyToken> tokens)
    {
        json.WriteString("response", Text(tokens, ReplyTokenKind.Content));
        if (Text(tokens, ReplyTokenKind.Thinking) is { Length: > 0 } thinking)
            json.WriteString("thinking", thinking);
    }
}
