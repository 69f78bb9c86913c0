using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Assistant.Host.Http.Agent.Runs;

namespace Assistant.Host.Http.Agent;

/// <summary>Writes AG-UI events (docs.ag-ui.com/concepts/events) into a run. Not thread-safe: a run has one writer.</summary>
internal sealed class AgentEventWriter(AgentRun run) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private Utf8JsonWriter? _json;

    public void Write(string type, params ReadOnlySpan<(string Name, string Value)> texts)
    {
        var json = Begin(type);
        foreach (var (name, value) in texts)
            json.WriteString(name, value);
        End(json);
    }

    public void WriteCustom<T>(string name, T value, JsonTypeInfo<T> type)
    {
        var json = Begin("CUSTOM");
        json.WriteString("name", name);
        json.WritePropertyName("value");
        JsonSerializer.Serialize(json, value, type);
        End(json);
    }

    public void Write<T>(string type, string property, T value, JsonTypeInfo<T> valueType)
    {
        var json = Begin(type);
        json.WritePropertyName(property);
        JsonSerializer.Serialize(json, value, valueType);
        End(json);
    }

    public void Dispose() => _json?.Dispose();

    private Utf8JsonWriter Begin(string type)
    {
        _buffer.ResetWrittenCount();
        _json ??= new Utf8JsonWriter(_buffer, Options);
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString("type", type);
        return _json;
    }

    private void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.Flush();
        run.Append(_buffer.WrittenSpan);
    }
}
