using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Telemetry;

/// <summary>Messages in the form that the conventions give <c>gen_ai.input.messages</c>: role and parts. Only where content is recorded.</summary>
internal static class MessageJson
{
    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(IEnumerable<ChatMessage> messages, string? finish)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_readable))
        {
            json.WriteStartArray();
            foreach (var message in messages)
            {
                json.WriteStartObject();
                json.WriteString("role", message.Role.Value);
                json.WriteStartArray("parts");
                foreach (var content in message.Contents)
                    Write(json, content);
                json.WriteEndArray();
                if (finish is not null)
                    json.WriteString("finish_reason", finish);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                Part(json, "text", "content", text.Text);
                break;
            case TextReasoningContent reasoning:
                Part(json, "reasoning", "content", reasoning.Text);
                break;
            case FunctionCallContent call:
                json.WriteStartObject();
                json.WriteString("type", "tool_call");
                json.WriteString("id", call.CallId);
                json.WriteString("name", call.Name);
                json.WriteStartObject("arguments");
                foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>(StringComparer.Ordinal))
                    json.WriteString(name, value?.ToString());
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case FunctionResultContent result:
                json.WriteStartObject();
                json.WriteString("type", "tool_call_response");
                json.WriteString("id", result.CallId);
                json.WriteString("response", result.Result?.ToString());
                json.WriteEndObject();
                break;
        }
    }

    private static void Part(Utf8JsonWriter json, string type, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString(name, value);
        json.WriteEndObject();
    }
}
