using System.Globalization;
using System.Text.Json;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Ollama;

/// <summary>Writes the requests of Ollama's API.</summary>
internal static class OllamaRequest
{
    /// <summary>A chat.</summary>
    /// <exception cref="ModelException">The messages or tools hold what Ollama cannot take.</exception>
    public static ReadOnlyMemory<byte> Chat(ModelOptions model, bool canThink, IEnumerable<ChatMessage> messages, ChatOptions? options, CallFailures failures) =>
        RequestJson.Write((model, canThink, messages, options, failures), static (writer, call) =>
        {
            var (model, canThink, messages, options, failures) = call;
            writer.WriteString("model"u8, model.Name);
            OllamaMessages.Write(writer, messages, options, failures);
            RequestJson.WriteTools(writer, Tools(options, failures));
            WriteThink(writer, model, canThink, options);
            WriteFormat(writer, options?.ResponseFormat);
            writer.WriteBoolean("stream"u8, value: true);
            WriteModel(writer, model, options);
        });

    /// <summary>Loads a model that writes: a chat without messages.</summary>
    public static ReadOnlyMemory<byte> LoadChat(ModelOptions model) => RequestJson.Write(model, static (writer, model) =>
    {
        writer.WriteString("model"u8, model.Name);
        writer.WriteStartArray("messages"u8);
        writer.WriteEndArray();
        writer.WriteBoolean("stream"u8, value: false);
        WriteModel(writer, model, null);
    });

    /// <summary>Makes vectors; with no texts it loads the model.</summary>
    public static ReadOnlyMemory<byte> Embed(ModelOptions model, IReadOnlyList<string> texts, int? dimensions) =>
        RequestJson.Write((model, texts, dimensions), static (writer, call) =>
        {
            writer.WriteString("model"u8, call.model.Name);
            writer.WriteStartArray("input"u8);
            foreach (var text in call.texts)
                writer.WriteStringValue(text);
            writer.WriteEndArray();
            // A text cut silently would be found by half its words.
            writer.WriteBoolean("truncate"u8, value: false);
            if (call.dimensions is { } dimensions)
                writer.WriteNumber("dimensions"u8, dimensions);
            WriteModel(writer, call.model, null);
        });

    /// <summary>Asks about a model.</summary>
    public static ReadOnlyMemory<byte> Show(string model) => RequestJson.Write(model, static (writer, model) => writer.WriteString("model"u8, model));

    // There is no tool_choice: a required tool is the only one offered.
    private static IReadOnlyList<AIFunctionDeclaration> Tools(ChatOptions? options, CallFailures failures)
    {
        var functions = RequestJson.Functions(options, failures);
        if (options?.ToolMode is NoneChatToolMode)
            return [];
        if (options?.ToolMode is not RequiredChatToolMode { RequiredFunctionName: { } name })
            return functions;
        var required = functions.Where(function => function.Name == name).ToList();
        return required.Count > 0 ? required : throw failures.Create(ModelFailure.Rejected, $"the required tool “{name}” is not among the tools of the call", "Hand it over with them.");
    }

    // Unset means true on a model that can think; true is an error on one that cannot.
    private static void WriteThink(Utf8JsonWriter writer, ModelOptions model, bool canThink, ChatOptions? options)
    {
        if (!canThink)
            return;
        var effort = options?.Reasoning?.Effort;
        if (!model.Think || effort == ReasoningEffort.None)
            writer.WriteBoolean("think"u8, value: false);
        else if (effort is null)
            writer.WriteBoolean("think"u8, value: true);
        else
            writer.WriteString("think"u8, effort switch { ReasoningEffort.Low => "low", ReasoningEffort.Medium => "medium", ReasoningEffort.High => "high", _ => "max" });
    }

    private static void WriteFormat(Utf8JsonWriter writer, ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson json)
            return;
        writer.WritePropertyName("format"u8);
        if (json.Schema is { } schema)
            schema.WriteTo(writer);
        else
            writer.WriteStringValue("json"u8);
    }

    // num_ctx is always sent and always the model's: another one makes Ollama load the model anew.
    private static void WriteModel(Utf8JsonWriter writer, ModelOptions model, ChatOptions? options)
    {
        // A string in every request: /api/embed takes no number.
        writer.WriteString("keep_alive"u8, model.KeepAlive < TimeSpan.Zero ? "-1s" : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(model.KeepAlive.TotalSeconds):0}s"));
        writer.WriteStartObject("options"u8);
        writer.WriteNumber("num_ctx"u8, model.ContextTokens);
        writer.WriteNumber("temperature"u8, options?.Temperature ?? model.Temperature);
        if (options?.TopP is { } topP)
            writer.WriteNumber("top_p"u8, topP);
        if (options?.TopK is { } topK)
            writer.WriteNumber("top_k"u8, topK);
        if (options?.FrequencyPenalty is { } frequencyPenalty)
            writer.WriteNumber("frequency_penalty"u8, frequencyPenalty);
        if (options?.PresencePenalty is { } presencePenalty)
            writer.WriteNumber("presence_penalty"u8, presencePenalty);
        if (options?.Seed is { } seed)
            writer.WriteNumber("seed"u8, seed);
        if (options?.MaxOutputTokens is { } maxTokens)
            writer.WriteNumber("num_predict"u8, maxTokens);
        if (options?.StopSequences is { Count: > 0 } stops)
        {
            writer.WriteStartArray("stop"u8);
            foreach (var stop in stops)
                writer.WriteStringValue(stop);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
