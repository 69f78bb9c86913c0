namespace Assistant.Host.Http.Mcp;

/// <summary>A message that is answered with an error of the protocol. The message is for the developer of the client.</summary>
internal sealed class McpException(int code, string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    /// <summary>One of <see cref="McpErrorCodes"/>.</summary>
    public int Code { get; } = code;

    /// <summary>The HTTP status under which it goes out.</summary>
    public int Status { get; } = status;

    /// <summary>The version that was asked for, where the host does not speak it.</summary>
    public string? RequestedVersion { get; private init; }

    public static McpException UnsupportedVersion(string requested) =>
        new(McpErrorCodes.UnsupportedProtocolVersion, "Unsupported protocol version") { RequestedVersion = requested };
}
