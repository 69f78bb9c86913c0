namespace Assistant.Host.Http.Mcp;

/// <summary>Codes of JSON-RPC 2.0, section 5.1, and of MCP 2026-07-28, basic/index, “Error Codes”.</summary>
internal static class McpErrorCodes
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int InternalError = -32603;
    public const int HeaderMismatch = -32020;
    public const int UnsupportedProtocolVersion = -32022;
}
