using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Assistant.Host.Http.Agent;

/// <summary>Writes AG-UI events (docs.ag-ui.com/concepts/events) as server-sent events, each flushed at once.</summary>
internal sealed class AgentEventWriter(HttpResponse response)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public void Begin()
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    public Task WriteAsync(string type, CancellationToken cancellationToken, params (string Name, string Value)[] texts) =>
        WriteAsync(
            type,
            writer =>
            {
                foreach (var (name, value) in texts)
                    writer.WriteString(name, value);
            },
            cancellationToken);

    public Task WriteCustomAsync<T>(string name, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        WriteAsync(
            "CUSTOM",
            writer =>
            {
                writer.WriteString("name", name);
                writer.WritePropertyName("value");
                JsonSerializer.Serialize(writer, value, type);
            },
            cancellationToken);

    private async Task WriteAsync(string type, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write("data: "u8);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            write(writer);
            writer.WriteEndObject();
        }

        buffer.Write("\n\n"u8);
        await response.Body.WriteAsync(buffer.WrittenMemory, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
