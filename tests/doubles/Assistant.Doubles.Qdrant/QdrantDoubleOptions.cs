namespace Assistant.Doubles.Qdrant;

/// <summary>How the server is set up. Immutable.</summary>
public sealed record QdrantDoubleOptions
{
    /// <summary>The port on 127.0.0.1. Default: 0, a free one.</summary>
    public int Port { get; init; }

    /// <summary><c>service.api_key</c>. Default: none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What it calls its version. Default: <c>1.19.0</c>.</summary>
    public string Version { get; init; } = "1.19.0";

    /// <summary>
    /// The published <c>openapi.json</c>: each request and each answer is then held against it. Default: none.
    /// </summary>
    public string? Document { get; init; }

    /// <summary><c>service.max_request_size_mb</c>, in bytes. Default: 32 MiB.</summary>
    public long MaxRequestBytes { get; init; } = 32 * 1024 * 1024;
}
