using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.Doubles.Ollama.Replies;

namespace Assistant.Doubles.Ollama.Streaming;

/// <summary>
/// The lines of one answer in one of the APIs. What stays the same within an answer is encoded once; a token's line is three copies and a
/// timestamp.
/// </summary>
internal abstract class LineFormat
{
    private const int StampLength = 28;
    private const string Stamp = "0000-00-00T00:00:00.0000000Z";
    private readonly Part[] _parts = new Part[3];

    protected static JsonWriterOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The media type of a stream.</summary>
    public abstract string StreamType { get; }

    /// <summary>Before the first token of a kind in a line; holds <see cref="Stamp"/> where the line has a timestamp.</summary>
    protected void Set(ReplyTokenKind kind, string before, string after)
    {
        var prefix = Encoding.UTF8.GetBytes(before);
        _parts[(int)kind] = new Part(prefix, prefix.AsSpan().IndexOf("0000-00-00T"u8), Encoding.UTF8.GetBytes(after));
    }

    protected static string StampPlace => Stamp;

    protected static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    protected virtual byte[] Payload(ReplyToken token) => token.Json;

    /// <summary>The line of a token.</summary>
    public void WriteToken(IBufferWriter<byte> writer, ReplyToken token, DateTimeOffset now)
    {
        var part = _parts[(int)token.Kind];
        var payload = Payload(token);
        var length = part.Before.Length + payload.Length + part.After.Length;
        var span = writer.GetSpan(length);
        part.Before.CopyTo(span);
        if (part.StampAt >= 0)
            Utf8Formatter.TryFormat(now.UtcDateTime, span.Slice(part.StampAt, StampLength), out _, 'O');
        payload.CopyTo(span[part.Before.Length..]);
        part.After.CopyTo(span[(part.Before.Length + payload.Length)..]);
        writer.Advance(length);
    }

    /// <summary>The last lines.</summary>
    public abstract void WriteDone(IBufferWriter<byte> writer, Finish finish, DateTimeOffset now);

    /// <summary>An error in the middle of a stream; <see langword="null"/>: what Ollama would say.</summary>
    public abstract void WriteError(IBufferWriter<byte> writer, string? message);

    /// <summary>What the client takes no notice of, or ought to.</summary>
    public abstract void WriteBlank(IBufferWriter<byte> writer);

    /// <summary>Text that is no JSON where a line belongs.</summary>
    public abstract void WriteGarbage(IBufferWriter<byte> writer, string? text);

    /// <summary>The whole answer of a call that wants no stream.</summary>
    public abstract void WriteWhole(IBufferWriter<byte> writer, IReadOnlyList<ReplyToken> tokens, Finish finish, DateTimeOffset now);

    /// <summary>What some tokens say together.</summary>
    protected static string Text(IReadOnlyList<ReplyToken> tokens, ReplyTokenKind kind) => string.Concat(tokens.Where(token => token.Kind == kind).Select(token => token.Text));

    /// <summary>The calls among some tokens, in one array.</summary>
    protected void WriteCalls(Utf8JsonWriter json, IReadOnlyList<ReplyToken> tokens)
    {
        var calls = tokens.Where(token => token.IsCall).ToList();
        if (calls.Count == 0)
            return;
        // Each payload is an array of one.
        json.WritePropertyName("tool_calls");
        json.WriteRawValue($"[{string.Join(',', calls.Select(call => Encoding.UTF8.GetString(Payload(call))[1..^1]))}]", skipInputValidation: true);
    }

    private readonly record struct Part(byte[] Before, int StampAt, byte[] After);
}
