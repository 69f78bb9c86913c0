namespace Assistant.Host.Http.Mcp;

/// <summary>The two shapes of the protocol (MCP 2026-07-28, basic/versioning, “Terminology”).</summary>
internal enum McpEra
{
    /// <summary>2025-11-25 and before: version and capabilities are agreed on with <c>initialize</c>.</summary>
    Legacy,

    /// <summary>2026-07-28: each request carries them.</summary>
    Modern,
}
