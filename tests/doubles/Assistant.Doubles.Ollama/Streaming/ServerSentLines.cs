using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Assistant.Doubles.Ollama.Replies;

namespace Assistant.Doubles.Ollama.Streaming;

/// <summary>Ollama's <c>/v1</c>: server-sent events, and <c>[DONE]</c> at the end.</summary>
internal abstract class ServerSentLines(string id, string kind, string model, DateTimeOffset now, bool includeUsage) : LineFormat
{
    private bool _hasCalled;

    public override string StreamType => "text/event-stream";

    private string Head { get; } = string.Create(CultureInfo.InvariantCulture, $"\"id\":\"{id}\",\"object\":\"{kind}\",\"created\":{now.ToUnixTimeSeconds()},\"model\":{Quote(model)},\"system_fingerprint\":\"fp_ollama\"");

    protected string ChunkHead => "data: {" + Head.Replace($"\"{kind}\"", $"\"{ChunkKind}\"", StringComparison.Ordinal) + ",\"choices\":[";

    protected abstract string ChunkKind { get; }

    protected abstract string EmptyChoice(string? reason);

    protected abstract void WriteChoice(Utf8JsonWriter json, IReadOnlyList<ReplyToken> tokens);

    protected override byte[] Payload(ReplyToken token)
    {
        _hasCalled |= token.IsCall;
        return token.ChunkJson;
    }

    public override void WriteDone(IBufferWriter<byte> writer, Finish finish, DateTimeOffset now)
    {
        var usage = includeUsage ? ChunkHead + "],\"usage\":" + Usage(finish) + "}\n\n" : "";
        writer.Write(Encoding.UTF8.GetBytes($"{ChunkHead}{EmptyChoice(Reason(finish))}]}}\n\n{usage}data: [DONE]\n\n"));
    }

    // Ollama's translation of an error in the middle of a stream is an empty chunk, and no end mark.
    public override void WriteError(IBufferWriter<byte> writer, string? message) =>
        writer.Write(Encoding.UTF8.GetBytes(message is null
            ? $"{ChunkHead}{EmptyChoice(reason: null)}]}}\n\n"
            : $$$"""data: {"error":{"message":{{{Quote(message)}}},"type":"api_error","param":null,"code":null}}""" + "\n\n"));

    public override void WriteBlank(IBufferWriter<byte> writer) => writer.Write(": still here\n\n\n"u8);

    public override void WriteGarbage(IBufferWriter<byte> writer, string? text) => writer.Write(Encoding.UTF8.GetBytes($"data: {text ?? "{\"id\":\"chatc"}\n\n"));

    public override void WriteWhole(IBufferWriter<byte> writer, IReadOnlyList<ReplyToken> tokens, Finish finish, DateTimeOffset now)
    {
        using var json = new Utf8JsonWriter(writer, Json);
        json.WriteStartObject();
        using (var head = JsonDocument.Parse($"{{{Head}}}"))
        {
            foreach (var property in head.RootElement.EnumerateObject())
                property.WriteTo(json);
        }

        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        WriteChoice(json, tokens);
        json.WriteString("finish_reason", Reason(finish));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WritePropertyName("usage");
        json.WriteRawValue(Usage(finish));
        json.WriteEndObject();
    }

    private string Reason(Finish finish) => _hasCalled ? "tool_calls" : finish.DoneReason;

    private static string Usage(Finish finish) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"prompt_tokens":{{{finish.PromptTokens}}},"completion_tokens":{{{finish.Tokens}}},"total_tokens":{{{finish.PromptTokens + finish.Tokens}}}}""");
}
