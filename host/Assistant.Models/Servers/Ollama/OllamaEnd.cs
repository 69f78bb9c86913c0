using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Ollama;

/// <summary>What the last line of an answer adds: why it ended, and its figures, which are omitted where zero.</summary>
internal struct OllamaEnd
{
    private const int NanosecondsPerMillisecond = 1_000_000;

    private string? _reason;
    private long? _promptTokens;
    private long? _answerTokens;
    private long _total;
    private long _load;
    private long _prompt;
    private long _answer;

    /// <summary>Takes the property at the reader with its value if it is one of these.</summary>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("model"u8) || reader.ValueTextEquals("created_at"u8))
            return false; // by far the most frequent
        if (reader.ValueTextEquals("done_reason"u8))
        {
            reader.Read();
            _reason = reader.GetString();
        }
        else if (reader.ValueTextEquals("prompt_eval_count"u8))
        {
            _promptTokens = Number(ref reader);
        }
        else if (reader.ValueTextEquals("eval_count"u8))
        {
            _answerTokens = Number(ref reader);
        }
        else if (reader.ValueTextEquals("total_duration"u8))
        {
            _total = Number(ref reader);
        }
        else if (reader.ValueTextEquals("load_duration"u8))
        {
            _load = Number(ref reader);
        }
        else if (reader.ValueTextEquals("prompt_eval_duration"u8))
        {
            _prompt = Number(ref reader);
        }
        else if (reader.ValueTextEquals("eval_duration"u8))
        {
            _answer = Number(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Why it ended. Ollama says <c>stop</c> where the model called tools.</summary>
    public readonly ChatFinishReason Reason(bool hasCalls) => _reason switch
    {
        "length" => ChatFinishReason.Length,
        _ when hasCalls => ChatFinishReason.ToolCalls,
        "stop" or "load" or "unload" => ChatFinishReason.Stop,
        { } other when !string.IsNullOrWhiteSpace(other) => new ChatFinishReason(other),
        _ => ChatFinishReason.Stop,
    };

    /// <summary>Tokens, and durations in milliseconds; <see langword="null"/> where the line has none.</summary>
    public readonly UsageDetails? Usage()
    {
        if (_promptTokens is null && _answerTokens is null && _total == 0)
            return null;
        return new UsageDetails
        {
            InputTokenCount = _promptTokens,
            OutputTokenCount = _answerTokens,
            TotalTokenCount = _promptTokens is null && _answerTokens is null ? null : (_promptTokens ?? 0) + (_answerTokens ?? 0),
            AdditionalCounts = new AdditionalPropertiesDictionary<long>
            {
                ["total_duration_ms"] = _total / NanosecondsPerMillisecond,
                ["load_duration_ms"] = _load / NanosecondsPerMillisecond,
                ["prompt_eval_duration_ms"] = _prompt / NanosecondsPerMillisecond,
                ["eval_duration_ms"] = _answer / NanosecondsPerMillisecond,
            },
        };
    }

    private static long Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? 0 : reader.GetInt64();
    }
}
