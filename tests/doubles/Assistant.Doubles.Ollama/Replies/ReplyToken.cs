using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Assistant.Doubles.Ollama.Replies;

/// <summary>One token of a reply with what stands for it in a line, encoded once and copied into every line.</summary>
internal sealed class ReplyToken
{
    private static int s_call;

    private ReplyToken(ReplyTokenKind kind, string text, byte[] json, byte[]? chunkJson = null)
    {
        Kind = kind;
        Text = text;
        Json = json;
        ChunkJson = chunkJson ?? json;
    }

    public ReplyTokenKind Kind { get; }

    public bool IsCall => Kind == ReplyTokenKind.Call;

    public string Text { get; }

    /// <summary>A JSON string, or an array with a tool call, as <c>/api</c> has it.</summary>
    public byte[] Json { get; }

    /// <summary>The same as <c>/v1</c> has it: arguments as text.</summary>
    public byte[] ChunkJson { get; }

    public static ReplyToken Content(string text) => new(ReplyTokenKind.Content, text, Quote(text));

    public static ReplyToken Thinking(string text) => new(ReplyTokenKind.Thinking, text, Quote(text));

    public static ReplyToken Call(ReplyToolCall call, int index)
    {
        var id = $"call_{Interlocked.Increment(ref s_call):x8}";
        var name = Quoted(call.Name);
        var own = $$$"""[{"id":"{{{id}}}","function":{"index":{{{index}}},"name":{{{name}}},"arguments":{{{call.Arguments}}}}}]""";
        var chunk = $$$"""[{"id":"{{{id}}}","index":{{{index}}},"type":"function","function":{"name":{{{name}}},"arguments":{{{Quoted(call.Arguments)}}}}}]""";
        return new ReplyToken(ReplyTokenKind.Call, "", Encoding.UTF8.GetBytes(own), Encoding.UTF8.GetBytes(chunk));
    }

    // Like Go's encoder, this one leaves umlauts as they are.
    private static byte[] Quote(string text) => Encoding.UTF8.GetBytes(Quoted(text));

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
