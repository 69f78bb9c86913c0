using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Models.Endpoints;
using Microsoft.Extensions.Logging;

namespace Assistant.Models.Routing;

/// <summary>Keeps the length of each embedding model's vectors across restarts: <c>{"bge-m3":1024}</c>.</summary>
internal sealed partial class EmbeddingLengthFile(string path, ILogger logger)
{
    private readonly Lock _lock = new();

    public string Path { get; } = path;

    /// <summary>The lengths; empty where there is no file or it cannot be read, which is logged.</summary>
    public Dictionary<string, int> Read()
    {
        try
        {
            return File.Exists(Path) ? JsonSerializer.Deserialize(File.ReadAllBytes(Path), LengthsJson.Default.DictionaryStringInt32) ?? [] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            EndpointLog.SizesNotKept(logger, Path, exception.Message);
            return [];
        }
    }

    public void Write(IEnumerable<KeyValuePair<string, int>> lengths)
    {
        lock (_lock)
        {
            try
            {
                // Beside the file first: a crash leaves the old one whole.
                var beside = Path + ".new";
                File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, int>(lengths), LengthsJson.Default.DictionaryStringInt32));
                File.Move(beside, Path, overwrite: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                EndpointLog.SizesNotKept(logger, Path, exception.Message);
            }
        }
    }

    [JsonSerializable(typeof(Dictionary<string, int>))]
    private sealed partial class LengthsJson : JsonSerializerContext;
}
