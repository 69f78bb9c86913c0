using System.Text.Json;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>
/// Reads the events of <c>/chat/completions</c>. A piece of text costs one pass over its bytes. Calls are handed on when they are whole,
/// the figures at the end. Ends with <c>[DONE]</c>, or without it where a reason to finish came.
/// </summary>
internal sealed class OpenAIAnswerParser(CallFailures failures) : IAnswerParser
{
    private readonly EventData _event = new(failures);
    private readonly OpenAIToolCalls _calls = new();
    private readonly string _id = Guid.NewGuid().ToString("N");
    private UsageDetails? _usage;
    private ChatFinishReason? _finish;

    public bool IsComplete { get; private set; }

    public bool MayEnd => _finish is not null;

    public ChatResponseUpdate? Take(ReadOnlySpan<byte> line) => _event.Take(line) ? TakeEvent(_event.Data) : null;

    public ChatResponseUpdate? End()
    {
        var update = _event.End() ? TakeEvent(_event.Data) : null;
        if (IsComplete)
            return update;
        if (!MayEnd)
            throw failures.EndedEarly();
        var last = Last();
        if (update is null || last is null)
            return update ?? last;
        foreach (var content in last.Contents)
            update.Contents.Add(content);
        return update;
    }

    public void Dispose() => _event.Dispose();

    /// <summary>Takes the data of one event, or a whole answer that is no stream.</summary>
    public ChatResponseUpdate? TakeEvent(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8))
            return Last();
        try
        {
            return Read(data);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // Not as inner exception: its message may quote the answer.
            throw failures.Broken("a piece of the answer is no JSON of the OpenAI-compatible chat");
        }
    }

    // The figures, and the finish where the server gave no reason.
    private ChatResponseUpdate? Last()
    {
        IsComplete = true;
        if (_finish is not null && _usage is null)
            return null;
        var update = Update([]);
        if (_finish is null)
        {
            _calls.MoveTo(update.Contents);
            update.FinishReason = _calls.HadAny ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop;
        }

        if (_usage is not null)
            update.Contents.Add(new UsageContent(_usage));
        return update;
    }

    private ChatResponseUpdate Update(List<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ModelId = failures.Model, ResponseId = _id, MessageId = _id };

    private ChatResponseUpdate? Read(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject);
        var piece = default(OpenAIPiece);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                reader.Read();
                piece.ReadChoices(ref reader, _calls);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                _usage = OpenAIUsage.Read(ref reader) ?? _usage;
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.Null)
                    throw failures.Failed(JsonElement.ParseValue(ref reader).GetRawText());
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                reader.Read();
                if (reader.ValueTextEquals("error"u8))
                    throw failures.Failed(System.Text.Encoding.UTF8.GetString(data)); // as older versions of vLLM say it
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        reader.Read(); // throws where more follows
        return piece.IsEmpty ? null : Update(piece);
    }

    private ChatResponseUpdate? Update(OpenAIPiece piece)
    {
        var contents = new List<AIContent>(1);
        if (!string.IsNullOrEmpty(piece.Reasoning))
            contents.Add(new TextReasoningContent(piece.Reasoning));
        if (!string.IsNullOrEmpty(piece.Content))
            contents.Add(new TextContent(piece.Content));
        if (piece.Finish is null)
            return Update(contents);
        _calls.MoveTo(contents);
        _finish = piece.Finish switch
        {
            "length" => ChatFinishReason.Length,
            "content_filter" => ChatFinishReason.ContentFilter,
            _ when _calls.HadAny => ChatFinishReason.ToolCalls,
            "stop" or "tool_calls" or "function_call" => ChatFinishReason.Stop,
            var other => new ChatFinishReason(other),
        };
        var update = Update(contents);
        update.FinishReason = _finish;
        return update;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
            throw new JsonException();
    }
}
