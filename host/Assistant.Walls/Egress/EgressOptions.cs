using System.Security.Cryptography.X509Certificates;

namespace Assistant.Walls.Egress;

/// <summary>How connections are made. Immutable.</summary>
public sealed record EgressOptions
{
    /// <summary>How long a connection may take to open. Default: 5 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections kept to one server. Default: 8.</summary>
    public int MaxConnectionsPerServer { get; init; } = 8;

    /// <summary>
    /// How much of an answer that its reader left early is still fetched so that the connection can be kept, in bytes. Zero: the connection
    /// is closed at once, and the server stops. Default: 1 MiB.
    /// </summary>
    public int MaxDrainBytes { get; init; } = 1024 * 1024;

    /// <summary>What the host calls itself. Default: <c>city-assistant/1.0</c>.</summary>
    public string UserAgent { get; init; } = "city-assistant/1.0";

    /// <summary>Intermediate certificates for servers that do not send theirs. Default: none.</summary>
    public X509Certificate2Collection IntermediateCertificates { get; init; } = [];
}
