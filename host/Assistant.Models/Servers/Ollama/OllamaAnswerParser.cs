using System.Text.Json;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Ollama;

/// <summary>
/// Reads the lines of <c>/api/chat</c>. A line with a piece of text costs one pass over its bytes; only tool calls are made into documents.
/// </summary>
internal sealed class OllamaAnswerParser(CallFailures failures) : IAnswerParser
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private bool _hasCalls;

    public bool IsComplete { get; private set; }

    // Only the line with the end mark says that the answer is whole.
    public bool MayEnd => false;

    public ChatResponseUpdate? Take(ReadOnlySpan<byte> line)
    {
        if (line.Trim(" \t"u8).IsEmpty)
            return null;
        try
        {
            return Read(line);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // Not as inner exception: its message may quote the answer.
            throw failures.Broken("a line of the answer is no JSON of Ollama's chat");
        }
    }

    public ChatResponseUpdate End() => throw failures.EndedEarly();

    public void Dispose()
    {
        // Holds nothing.
    }

    private ChatResponseUpdate? Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        var message = default(Message);
        var end = default(OllamaEnd);
        var isDone = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("message"u8))
            {
                ReadMessage(ref reader, ref message);
            }
            else if (reader.ValueTextEquals("done"u8))
            {
                reader.Read();
                isDone = reader.TokenType != JsonTokenType.Null && reader.GetBoolean();
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                throw failures.Failed(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);
            }
            else if (!end.TryRead(ref reader))
            {
                reader.Read();
                reader.Skip();
            }
        }

        reader.Read(); // throws where more follows
        if (isDone)
            return Last(message, end);
        return message.IsEmpty ? null : Update(Contents(message, 0));
    }

    private ChatResponseUpdate Last(Message message, OllamaEnd end)
    {
        IsComplete = true;
        var contents = Contents(message, 1);
        if (end.Usage() is { } usage)
            contents.Add(new UsageContent(usage));
        var update = Update(contents);
        update.FinishReason = end.Reason(_hasCalls);
        return update;
    }

    private ChatResponseUpdate Update(List<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ModelId = failures.Model, ResponseId = _id, MessageId = _id };

    private List<AIContent> Contents(Message message, int more)
    {
        var contents = new List<AIContent>(more + 1);
        if (!string.IsNullOrEmpty(message.Thinking))
            contents.Add(new TextReasoningContent(message.Thinking));
        if (!string.IsNullOrEmpty(message.Content))
            contents.Add(new TextContent(message.Content));
        if (message.Calls is { } calls)
        {
            _hasCalls = true;
            contents.AddRange(calls);
        }

        return contents;
    }

    private static void ReadMessage(ref Utf8JsonReader reader, ref Message message)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                message.Content = reader.GetString();
            }
            else if (reader.ValueTextEquals("thinking"u8))
            {
                reader.Read();
                message.Thinking = reader.GetString();
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                reader.Read();
                message.Calls = ReadCalls(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static List<AIContent>? ReadCalls(ref Utf8JsonReader reader)
    {
        var calls = JsonElement.ParseValue(ref reader);
        if (calls.ValueKind == JsonValueKind.Null || calls.GetArrayLength() == 0)
            return null;
        return [.. calls.EnumerateArray().Select(call =>
        {
            if (!call.TryGetProperty("function"u8, out var function) || !function.TryGetProperty("name"u8, out var name))
                throw new JsonException();
            return ToolArguments.Call(
                call.TryGetProperty("id"u8, out var id) ? id.GetString() : null,
                name.GetString(),
                function.TryGetProperty("arguments"u8, out var arguments) ? arguments : default);
        })];
    }

    private struct Message
    {
        public string? Content;
        public string? Thinking;
        public List<AIContent>? Calls;

        public readonly bool IsEmpty => string.IsNullOrEmpty(Content) && string.IsNullOrEmpty(Thinking) && Calls is null;
    }
}
