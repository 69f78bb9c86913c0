using System.Text.Json;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>What one chunk adds to the first choice: <c>delta</c> in a stream, <c>message</c> in a whole answer.</summary>
internal struct OpenAIPiece
{
    public string? Content { get; private set; }

    public string? Reasoning { get; private set; }

    public string? Finish { get; private set; }

    public readonly bool IsEmpty => string.IsNullOrEmpty(Content) && string.IsNullOrEmpty(Reasoning) && Finish is null;

    /// <summary>Reads <c>choices</c>; calls go to <paramref name="calls"/> until they are whole.</summary>
    public void ReadChoices(ref Utf8JsonReader reader, OpenAIToolCalls calls)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        Expect(ref reader, JsonTokenType.StartArray);
        var isFirst = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // The host asks for one.
            if (isFirst)
                ReadChoice(ref reader, calls);
            else
                reader.Skip();
            isFirst = false;
        }
    }

    private void ReadChoice(ref Utf8JsonReader reader, OpenAIToolCalls calls)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("delta"u8) || reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                ReadDelta(ref reader, calls);
            }
            else if (reader.ValueTextEquals("finish_reason"u8))
            {
                reader.Read();
                // Some servers send an empty one with every piece.
                Finish = reader.GetString() is { } finish && !string.IsNullOrWhiteSpace(finish) ? finish : null;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadDelta(ref Utf8JsonReader reader, OpenAIToolCalls calls)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                Content = reader.GetString();
            }
            else if (reader.ValueTextEquals("reasoning_content"u8) || reader.ValueTextEquals("reasoning"u8))
            {
                // llama.cpp and older versions of vLLM say the first, newer ones the second.
                reader.Read();
                Reasoning = reader.GetString() ?? Reasoning;
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                reader.Read();
                calls.Add(JsonElement.ParseValue(ref reader));
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
            throw new JsonException();
    }
}
