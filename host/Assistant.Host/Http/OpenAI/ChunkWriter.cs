using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>
/// Writes <c>chat.completion.chunk</c> events. What is the same in every chunk is made once; a piece of text is escaped straight into the
/// response, so that a token costs no allocation.
/// </summary>
internal sealed class ChunkWriter
{
    private const int PieceLength = 1024;
    private const int MaxBytesPerChar = 6;

    private readonly PipeWriter _output;
    private readonly byte[] _head;
    private readonly byte[] _textHead;
    private readonly byte[] _textTail;
    private readonly bool _withUsage;
    private bool _begun;
    private int _calls;

    /// <summary>Begins an answer; nothing is written yet.</summary>
    /// <param name="output">The response.</param>
    /// <param name="identity">What every chunk says.</param>
    /// <param name="withUsage">Whether the client wants the number of tokens: every chunk then has the member, and it is null in all but one.</param>
    public ChunkWriter(PipeWriter output, CompletionIdentity identity, bool withUsage)
    {
        _output = output;
        _withUsage = withUsage;
        _head = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"data: {{\"id\":\"{identity.Id}\",\"object\":\"chat.completion.chunk\",\"created\":{identity.Created},\"model\":\"{JavaScriptEncoder.Default.Encode(identity.Model)}\",\"choices\":["));
        _textHead = [.. _head, .. "{\"index\":0,\"delta\":{\"content\":\""u8];
        _textTail = [.. "\"},\"finish_reason\":null}]"u8, .. withUsage ? ",\"usage\":null"u8 : ""u8, .. "}\n\n"u8];
    }

    /// <summary>Bytes that were written since the last time the response was flushed.</summary>
    public int Unflushed { get; private set; }

    /// <summary>Sends what was written.</summary>
    public ValueTask<FlushResult> FlushAsync()
    {
        Unflushed = 0;
        return _output.FlushAsync(CancellationToken.None);
    }

    public void WriteText(string text)
    {
        Begin();
        var rest = text.AsSpan();
        while (rest.Length > PieceLength)
        {
            var length = char.IsHighSurrogate(rest[PieceLength - 1]) ? PieceLength - 1 : PieceLength;
            WritePiece(rest[..length]);
            rest = rest[length..];
        }

        if (rest.Length > 0)
            WritePiece(rest);
    }

    /// <summary>Writes a call of one of the client's tools, whole.</summary>
    public void WriteCall(FunctionCallContent call)
    {
        Begin();
        var index = _calls++;
        WriteChoice("null"u8, json =>
        {
            json.WriteStartArray("tool_calls");
            CompletionJson.WriteCall(json, call, index);
            json.WriteEndArray();
        });
    }

    /// <summary>Writes the chunk that says why the answer ends.</summary>
    public void WriteFinish(ChatFinishReason? reason, CitationsContent? citations)
    {
        Begin();
        var word = CompletionJson.Reason(reason, _calls > 0);
        WriteChoice(Encoding.UTF8.GetBytes($"\"{word}\""), static _ => { }, citations);
    }

    /// <summary>Writes the number of tokens, if the client wants it.</summary>
    public void WriteUsage(UsageDetails? usage)
    {
        if (!_withUsage)
            return;
        Write(_head);
        Write("],\"usage\":"u8);
        if (usage is null)
            Write("null"u8);
        else
            WriteJson(json => CompletionJson.WriteUsage(json, usage));
        Write("}\n\n"u8);
    }

    /// <summary>Writes a line that says nothing and keeps the connection open.</summary>
    public void WriteComment() => Write(": \n\n"u8);

    public void WriteDone() => Write("data: [DONE]\n\n"u8);

    /// <summary>Writes that the answer broke off; nothing follows.</summary>
    public void WriteError(OpenAIException error)
    {
        Write("data: "u8);
        WriteJson(json => OpenAIErrors.Write(json, error));
        Write("\n\n"u8);
    }

    // The first chunk says who speaks.
    private void Begin()
    {
        if (_begun)
            return;
        _begun = true;
        Write(_head);
        Write("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\""u8);
        Write(_textTail);
    }

    private void WritePiece(ReadOnlySpan<char> text)
    {
        var span = _output.GetSpan(_textHead.Length + (text.Length * MaxBytesPerChar) + _textTail.Length);
        _textHead.CopyTo(span);
        var length = _textHead.Length;
        length += JsonText.Write(text, span[length..]);
        _textTail.CopyTo(span[length..]);
        length += _textTail.Length;
        _output.Advance(length);
        Unflushed += length;
    }

    private void WriteChoice(ReadOnlySpan<byte> reason, Action<Utf8JsonWriter> delta, CitationsContent? citations = null)
    {
        Write(_head);
        Write("{\"index\":0,\"delta\":"u8);
        WriteJson(json =>
        {
            json.WriteStartObject();
            delta(json);
            json.WriteEndObject();
        });
        Write(",\"finish_reason\":"u8);
        Write(reason);
        Write("}]"u8);
        if (_withUsage)
            Write(",\"usage\":null"u8);
        if (citations is not null)
        {
            Write(",\"citations\":"u8);
            WriteJson(json => CompletionJson.WriteCitations(json, citations));
        }

        Write("}\n\n"u8);
    }

    private void WriteJson(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, OpenAIJson.Options))
            write(json);
        Write(buffer.WrittenSpan);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        Unflushed += bytes.Length;
    }
}
