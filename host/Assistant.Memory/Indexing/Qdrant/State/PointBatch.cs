using System.Buffers;
using System.Text.Json;
using Assistant.Memory.Indexing.Qdrant.Api;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>The JSON of points to be written together, so that its length is known before the server’s limit is met. Used by one thread.</summary>
internal sealed class PointBatch : IDisposable
{
    private const int FullBytes = 8 * 1024 * 1024;
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _json;

    public PointBatch()
    {
        _json = new Utf8JsonWriter(_bytes);
        Begin();
    }

    public int Count { get; private set; }

    /// <summary>Whether it is to be sent before another point is added: a point is far smaller than what is left to the limit of 32 MB.</summary>
    public bool IsFull => Count >= CollectionPlan.MaxPoints || _bytes.WrittenCount + _json.BytesPending >= FullBytes;

    public void Add(Point point)
    {
        JsonSerializer.Serialize(_json, point, QdrantJson.Default.Point);
        Count++;
    }

    /// <summary>The body of the request; good until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.WrittenMemory;
    }

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        Count = 0;
        Begin();
    }

    public void Dispose() => _json.Dispose();

    private void Begin()
    {
        _json.WriteStartObject();
        _json.WriteStartArray("points");
    }
}
