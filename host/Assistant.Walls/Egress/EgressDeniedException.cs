using System.Globalization;

namespace Assistant.Walls.Egress;

/// <summary>A connection that the egress policy refused. The message may be shown to the operator.</summary>
public sealed class EgressDeniedException(string owner, string host, int port, string reason)
    : HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"{owner} may not connect to {host}:{port}: {reason}."))
{
    /// <summary>The host name or address asked for.</summary>
    public string Host { get; } = host;

    /// <summary>The port asked for.</summary>
    public int Port { get; } = port;
}
