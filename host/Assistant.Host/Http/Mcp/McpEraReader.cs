using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Assistant.Host.Http.Mcp;

/// <summary>
/// Finds out which shape of the protocol a message has, and checks its headers against its body: what a proxy routes by must be what is
/// done (MCP 2026-07-28, basic/transports/streamable-http, “Server Validation”).
/// </summary>
internal static class McpEraReader
{
    public const string VersionHeader = "MCP-Protocol-Version";
    private const string MethodHeader = "Mcp-Method";
    private const string NameHeader = "Mcp-Name";
    private const string EncodedStart = "=?base64?";
    private const string EncodedEnd = "?=";

    /// <exception cref="McpException">The version is unknown, or headers and body contradict each other.</exception>
    public static McpEra Read(IHeaderDictionary headers, McpMessage message)
    {
        var version = Single(headers, VersionHeader);
        var own = message.Meta("protocolVersion") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        if (IsLegacy(message, version, own))
            return McpEra.Legacy;
        if (!message.IsRequest)
            // Which headers a notification needs is not defined; it is accepted and has no effect.
            return McpEra.Modern;
        if (own is null)
            throw Malformed("protocolVersion", "the version that the request keeps to");
        if (version != own)
            throw Mismatch(VersionHeader, version, own);
        if (own != McpVersions.Modern)
            throw McpException.UnsupportedVersion(own);
        CheckMeta(message);
        CheckHeader(MethodHeader, Single(headers, MethodHeader), message.Method);
        if (message.Method == "tools/call")
            CheckHeader(NameHeader, Decoded(Single(headers, NameHeader)), message.Text("name") ?? throw new McpException(McpErrorCodes.InvalidParams, "“name” must be the name of a tool."));
        return McpEra.Modern;
    }

    private static bool IsLegacy(McpMessage message, string? version, string? own)
    {
        if (own is not null)
            return McpVersions.IsLegacy(own) && version is not null && McpVersions.IsLegacy(version);
        if (message.Method == "initialize")
            return true;
        if (version is null)
            return message.Method != "server/discover";
        if (version != McpVersions.Modern && !McpVersions.IsLegacy(version))
            throw McpException.UnsupportedVersion(version);
        return version != McpVersions.Modern;
    }

    private static void CheckMeta(McpMessage message)
    {
        if (message.Meta("clientCapabilities").ValueKind != JsonValueKind.Object)
            throw Malformed("clientCapabilities", "an object, empty where there are none");
        if (message.Meta("clientInfo").ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw Malformed("clientInfo", "an object with name and version");
    }

    private static void CheckHeader(string name, string? header, string body)
    {
        if (header != body)
            throw Mismatch(name, header, body);
    }

    private static string? Single(IHeaderDictionary headers, string name) => headers[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } one => one[0]!.Trim(),
        _ => throw new McpException(McpErrorCodes.HeaderMismatch, $"Header mismatch: {name} stands more than once"),
    };

    private static string? Decoded(string? header)
    {
        if (header is null || !header.StartsWith(EncodedStart, StringComparison.Ordinal) || !header.EndsWith(EncodedEnd, StringComparison.Ordinal))
            return header;
        var text = header.AsSpan(EncodedStart.Length..^EncodedEnd.Length);
        return Base64.IsValid(text)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(text.ToString()))
            : throw new McpException(McpErrorCodes.HeaderMismatch, $"Header mismatch: {NameHeader} is no Base64 between {EncodedStart} and {EncodedEnd}");
    }

    private static McpException Mismatch(string name, string? header, string body) => new(
        McpErrorCodes.HeaderMismatch,
        header is null ? $"Header mismatch: {name} is missing; the body says “{body}”" : $"Header mismatch: {name} says “{header}”, the body “{body}”");

    private static McpException Malformed(string name, string what) =>
        new(McpErrorCodes.InvalidParams, $"“_meta” of the parameters needs “io.modelcontextprotocol/{name}”: {what}.");
}
