using System.Text.Json;

namespace Assistant.Models.Servers.Ollama;

/// <summary>The answer of <c>/api/show</c>.</summary>
internal sealed record ShowAnswer(IReadOnlyList<string>? Capabilities, IReadOnlyDictionary<string, JsonElement>? ModelInfo, string? RemoteModel, string? RemoteHost)
{
    /// <summary>Whether the server passes it on to another one, outside.</summary>
    public bool IsRemote => !string.IsNullOrEmpty(RemoteHost) || !string.IsNullOrEmpty(RemoteModel);

    public ModelReport ToReport()
    {
        var architecture = ModelInfo?.GetValueOrDefault("general.architecture") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;
        return new ModelReport(Number($"{architecture}.context_length"), Number($"{architecture}.embedding_length"), Capabilities ?? []);
    }

    private int Number(string key) =>
        ModelInfo?.GetValueOrDefault(key) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : 0;
}
