using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Assistant.Host.Outputs;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>The parts that a whole answer and a streamed one have in common.</summary>
internal static class CompletionJson
{
    private static readonly JsonTypeInfo<IDictionary<string, object?>> Arguments =
        (JsonTypeInfo<IDictionary<string, object?>>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>));

    /// <summary>Why an answer ends, in OpenAI's words. Some servers say “stop” where the model wants a tool.</summary>
    public static string Reason(ChatFinishReason? reason, bool hasCalls)
    {
        if (hasCalls)
            return "tool_calls";
        if (reason == ChatFinishReason.Length)
            return "length";
        return reason == ChatFinishReason.ContentFilter ? "content_filter" : "stop";
    }

    /// <summary>Writes a call of a tool of the client's.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="call">The call.</param>
    /// <param name="index">Its place among the calls, in a stream.</param>
    public static void WriteCall(Utf8JsonWriter json, FunctionCallContent call, int? index = null)
    {
        json.WriteStartObject();
        if (index is { } place)
            json.WriteNumber("index", place);
        json.WriteString("id", call.CallId);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        json.WriteString("arguments", call.Arguments is { Count: > 0 } arguments ? Compact(arguments) : "{}"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The options that know the type write it over several lines.
    private static ReadOnlySpan<byte> Compact(IDictionary<string, object?> arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, OpenAIJson.Options))
            JsonSerializer.Serialize(json, arguments, Arguments);
        return buffer.WrittenSpan;
    }

    public static void WriteUsage(Utf8JsonWriter json, UsageDetails usage)
    {
        var (input, output) = (usage.InputTokenCount ?? 0, usage.OutputTokenCount ?? 0);
        json.WriteStartObject();
        json.WriteNumber("prompt_tokens", input);
        json.WriteNumber("completion_tokens", output);
        json.WriteNumber("total_tokens", usage.TotalTokenCount ?? input + output);
        json.WriteEndObject();
    }

    public static void WriteCitations(Utf8JsonWriter json, CitationsContent citations) =>
        JsonSerializer.Serialize(json, citations.Citations, OutputJson.Readable.IReadOnlyListCitationOutput);
}
