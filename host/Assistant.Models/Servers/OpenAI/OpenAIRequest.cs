using System.Text.Json;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>Writes the requests of the OpenAI-compatible API. What a call does not set is left to the server, save the temperature.</summary>
internal static class OpenAIRequest
{
    /// <summary>A chat.</summary>
    /// <exception cref="ModelException">The messages or tools hold what the API cannot take.</exception>
    public static ReadOnlyMemory<byte> Chat(ModelOptions model, IEnumerable<ChatMessage> messages, ChatOptions? options, CallFailures failures) =>
        RequestJson.Write((model, messages, options, failures), static (writer, call) =>
        {
            var (model, messages, options, failures) = call;
            writer.WriteString("model"u8, model.Name);
            OpenAIMessages.Write(writer, messages, options, failures);
            WriteTools(writer, options, failures);
            WriteFormat(writer, options?.ResponseFormat);
            writer.WriteBoolean("stream"u8, value: true);
            writer.WriteStartObject("stream_options"u8);
            writer.WriteBoolean("include_usage"u8, value: true);
            writer.WriteEndObject();
            WriteSampling(writer, model, options);
        });

    /// <summary>Makes vectors.</summary>
    public static ReadOnlyMemory<byte> Embed(ModelOptions model, IReadOnlyList<string> texts, int? dimensions) =>
        RequestJson.Write((model, texts, dimensions), static (writer, call) =>
        {
            writer.WriteString("model"u8, call.model.Name);
            writer.WriteStartArray("input"u8);
            foreach (var text in call.texts)
                writer.WriteStringValue(text);
            writer.WriteEndArray();
            writer.WriteString("encoding_format"u8, "float"u8);
            if (call.dimensions is { } dimensions)
                writer.WriteNumber("dimensions"u8, dimensions);
        });

    private static void WriteTools(Utf8JsonWriter writer, ChatOptions? options, CallFailures failures)
    {
        var functions = RequestJson.Functions(options, failures);
        if (functions.Count == 0)
            return;
        RequestJson.WriteTools(writer, functions);
        if (options!.ToolMode is RequiredChatToolMode { RequiredFunctionName: { } name })
        {
            writer.WriteStartObject("tool_choice"u8);
            writer.WriteString("type"u8, "function"u8);
            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, name);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        else if (options.ToolMode is not null)
        {
            writer.WriteString("tool_choice"u8, options.ToolMode switch { NoneChatToolMode => "none", RequiredChatToolMode => "required", _ => "auto" });
        }

        if (options.AllowMultipleToolCalls is { } several)
            writer.WriteBoolean("parallel_tool_calls"u8, several);
    }

    private static void WriteFormat(Utf8JsonWriter writer, ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson json)
            return;
        writer.WriteStartObject("response_format"u8);
        if (json.Schema is { } schema)
        {
            writer.WriteString("type"u8, "json_schema"u8);
            writer.WriteStartObject("json_schema"u8);
            writer.WriteString("name"u8, string.IsNullOrEmpty(json.SchemaName) ? "answer" : json.SchemaName);
            if (!string.IsNullOrEmpty(json.SchemaDescription))
                writer.WriteString("description"u8, json.SchemaDescription);
            writer.WritePropertyName("schema"u8);
            schema.WriteTo(writer);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteString("type"u8, "json_object"u8);
        }

        writer.WriteEndObject();
    }

    private static void WriteSampling(Utf8JsonWriter writer, ModelOptions model, ChatOptions? options)
    {
        writer.WriteNumber("temperature"u8, options?.Temperature ?? model.Temperature);
        if (options is null)
            return;
        if (options.TopP is { } topP)
            writer.WriteNumber("top_p"u8, topP);
        if (options.TopK is { } topK)
            writer.WriteNumber("top_k"u8, topK); // of vLLM and llama.cpp
        if (options.FrequencyPenalty is { } frequencyPenalty)
            writer.WriteNumber("frequency_penalty"u8, frequencyPenalty);
        if (options.PresencePenalty is { } presencePenalty)
            writer.WriteNumber("presence_penalty"u8, presencePenalty);
        if (options.Seed is { } seed)
            writer.WriteNumber("seed"u8, seed);
        if (options.MaxOutputTokens is { } maxTokens)
            writer.WriteNumber("max_tokens"u8, maxTokens); // which local servers know; max_completion_tokens not all of them
        if (options.StopSequences is not { Count: > 0 } stops)
            return;
        writer.WriteStartArray("stop"u8);
        foreach (var stop in stops)
            writer.WriteStringValue(stop);
        writer.WriteEndArray();
    }
}
