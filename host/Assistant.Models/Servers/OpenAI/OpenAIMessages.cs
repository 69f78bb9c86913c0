using System.Buffers;
using System.Text;
using System.Text.Json;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>Writes <c>messages</c>: images as data URIs, arguments as JSON in a string, results under the id of their call. Reasoning is not sent back.</summary>
internal static class OpenAIMessages
{
    /// <exception cref="ModelException">A message carries what the API cannot take.</exception>
    public static void Write(Utf8JsonWriter writer, IEnumerable<ChatMessage> messages, ChatOptions? options, CallFailures failures)
    {
        writer.WriteStartArray("messages"u8);
        if (!string.IsNullOrWhiteSpace(options?.Instructions))
            WriteText(writer, "system", options.Instructions);
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.Tool)
                WriteResults(writer, message);
            else if (message.Role == ChatRole.Assistant)
                WriteAssistant(writer, message);
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
        var text = MessageText.Of(message.Contents);
        var images = RequestJson.Images(message, failures);
        if (images.Count == 0)
        {
            WriteText(writer, "user", text);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("role"u8, "user"u8);
        writer.WriteStartArray("content"u8);
        if (text.Length > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "text"u8);
            writer.WriteString("text"u8, text);
            writer.WriteEndObject();
        }

        foreach (var image in images)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "image_url"u8);
            writer.WriteStartObject("image_url"u8);
            writer.WriteString("url"u8, image.Uri);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteAssistant(Utf8JsonWriter writer, ChatMessage message)
    {
        var text = MessageText.Of(message.Contents);
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        writer.WriteStartObject();
        writer.WriteString("role"u8, "assistant"u8);
        if (text.Length == 0 && calls.Count > 0)
            writer.WriteNull("content"u8);
        else
            writer.WriteString("content"u8, text);
        if (calls.Count > 0)
        {
            writer.WriteStartArray("tool_calls"u8);
            foreach (var call in calls)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, call.CallId);
                writer.WriteString("type"u8, "function"u8);
                writer.WriteStartObject("function"u8);
                writer.WriteString("name"u8, call.Name);
                writer.WriteString("arguments"u8, Arguments(call));
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static string Arguments(FunctionCallContent call)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            ToolArguments.Write(writer, call.Arguments);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteResults(Utf8JsonWriter writer, ChatMessage message)
    {
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            writer.WriteStartObject();
            writer.WriteString("role"u8, "tool"u8);
            writer.WriteString("tool_call_id"u8, result.CallId);
            writer.WriteString("content"u8, MessageText.OfResult(result));
            writer.WriteEndObject();
        }
    }
}
