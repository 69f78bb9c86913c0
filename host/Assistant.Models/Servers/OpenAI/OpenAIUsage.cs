using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>The figures of an answer.</summary>
internal static class OpenAIUsage
{
    /// <summary>Reads <c>usage</c>; <see langword="null"/> where it is null.</summary>
    public static UsageDetails? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        var usage = JsonElement.ParseValue(ref reader);
        return new UsageDetails
        {
            InputTokenCount = Number(usage, "prompt_tokens"),
            OutputTokenCount = Number(usage, "completion_tokens"),
            TotalTokenCount = Number(usage, "total_tokens"),
            CachedInputTokenCount = Number(usage, "prompt_tokens_details", "cached_tokens"),
            ReasoningTokenCount = Number(usage, "completion_tokens_details", "reasoning_tokens"),
        };
    }

    private static long? Number(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number) ? number : null;
    }
}
