using System.Text.Json;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Ollama;

/// <summary>Writes <c>messages</c>: images as base64, arguments as objects, results under the name of their tool, since Ollama knows no call ids.</summary>
internal static class OllamaMessages
{
    /// <exception cref="ModelException">A message carries what Ollama cannot take.</exception>
    public static void Write(Utf8JsonWriter writer, IEnumerable<ChatMessage> messages, ChatOptions? options, CallFailures failures)
    {
        var tools = new Dictionary<string, string>(StringComparer.Ordinal);
        writer.WriteStartArray("messages"u8);
        if (!string.IsNullOrWhiteSpace(options?.Instructions))
            WriteText(writer, "system", options.Instructions);
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.Tool)
                WriteResults(writer, message, tools, failures);
            else if (message.Role == ChatRole.Assistant)
                WriteAssistant(writer, message, tools);
            else if (message.Role == ChatRole.User)
                WriteUser(writer, message, failures);
            else
                WriteText(writer, "system", MessageText.Of(message.Contents));
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string role, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, role);
        writer.WriteString("content"u8, text);
        writer.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter writer, ChatMessage message, CallFailures failures)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, "user"u8);
        writer.WriteString("content"u8, MessageText.Of(message.Contents));
        if (RequestJson.Images(message, failures) is { Count: > 0 } images)
        {
            writer.WriteStartArray("images"u8);
            foreach (var image in images)
                writer.WriteBase64StringValue(image.Data.Span);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteAssistant(Utf8JsonWriter writer, ChatMessage message, Dictionary<string, string> tools)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, "assistant"u8);
        writer.WriteString("content"u8, MessageText.Of(message.Contents));
        var thinking = string.Concat(message.Contents.OfType<TextReasoningContent>().Select(content => content.Text));
        if (thinking.Length > 0)
            writer.WriteString("thinking"u8, thinking);
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0)
        {
            writer.WriteStartArray("tool_calls"u8);
            foreach (var call in calls)
            {
                tools[call.CallId] = call.Name;
                writer.WriteStartObject();
                writer.WriteStartObject("function"u8);
                writer.WriteString("name"u8, call.Name);
                writer.WritePropertyName("arguments"u8);
                ToolArguments.Write(writer, call.Arguments);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter writer, ChatMessage message, Dictionary<string, string> tools, CallFailures failures)
    {
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            if (!tools.TryGetValue(result.CallId, out var tool))
                throw failures.Create(ModelFailure.Rejected, "a tool result stands in the messages without its call", "Keep each call before its result.");
            writer.WriteStartObject();
            writer.WriteString("role"u8, "tool"u8);
            writer.WriteString("tool_name"u8, tool);
            writer.WriteString("content"u8, MessageText.OfResult(result));
            writer.WriteEndObject();
        }
    }
}
