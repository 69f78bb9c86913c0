using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Chat;

/// <summary>What the requests of both APIs have in common.</summary>
internal static class RequestJson
{
    // No HTML is near: German stays as it is, and a prompt small.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes one object. The memory is not pooled: a server that answers early may leave its sending under way.</summary>
    public static ReadOnlyMemory<byte> Write<TState>(TState state, Action<Utf8JsonWriter, TState> writeProperties)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            writeProperties(writer, state);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The functions among the tools.</summary>
    /// <exception cref="ModelException">A tool is no function.</exception>
    public static IReadOnlyList<AIFunctionDeclaration> Functions(ChatOptions? options, CallFailures failures) => options?.Tools is not { Count: > 0 } tools
        ? []
        : [.. tools.Select(tool => tool as AIFunctionDeclaration ?? tool.GetService<AIFunctionDeclaration>() ?? throw failures.Create(
            ModelFailure.Rejected, $"the tool “{tool.Name}” is no function", "Hand over tools that the host executes."))];

    /// <summary>Writes <c>tools</c>, which both APIs spell alike; nothing where there are none.</summary>
    public static void WriteTools(Utf8JsonWriter writer, IReadOnlyList<AIFunctionDeclaration> functions)
    {
        if (functions.Count == 0)
            return;
        writer.WriteStartArray("tools"u8);
        foreach (var function in functions)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "function"u8);
            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, function.Name);
            if (!string.IsNullOrEmpty(function.Description))
                writer.WriteString("description"u8, function.Description);
            writer.WritePropertyName("parameters"u8);
            if (function.JsonSchema.ValueKind == JsonValueKind.Object)
                function.JsonSchema.WriteTo(writer);
            else
                writer.WriteRawValue("""{"type":"object","properties":{}}"""u8);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The images of a message; anything else that is no text is refused, since leaving it out would be silent.</summary>
    /// <exception cref="ModelException">The message carries something that the APIs do not take.</exception>
    public static IReadOnlyList<DataContent> Images(ChatMessage message, CallFailures failures)
    {
        List<DataContent>? images = null;
        foreach (var content in message.Contents)
        {
            if (content is DataContent data && data.HasTopLevelMediaType("image"))
                (images ??= []).Add(data);
            else if (content is DataContent or UriContent or HostedFileContent)
                throw failures.Create(ModelFailure.Rejected, $"a message carries {(content as DataContent)?.MediaType ?? "a reference to a file"}, which a model cannot read", "Hand over text, or images as data.");
        }

        return images ?? (IReadOnlyList<DataContent>)[];
    }
}
