namespace Assistant.Host.Http.Mcp;

/// <summary>The versions of the Model Context Protocol that the host speaks.</summary>
internal static class McpVersions
{
    /// <summary>Without a handshake: each request says version and capabilities itself.</summary>
    public const string Modern = "2026-07-28";

    /// <summary>With <c>initialize</c>, the newest of them.</summary>
    public const string Legacy = "2025-11-25";

    /// <summary>All, newest first. 2025-06-18 has the same messages as 2025-11-25, as far as tools go.</summary>
    public static readonly IReadOnlyList<string> Supported = [Modern, Legacy, "2025-06-18"];

    /// <summary>Whether it is one that begins with <c>initialize</c>.</summary>
    public static bool IsLegacy(string version) => version != Modern && Supported.Contains(version, StringComparer.Ordinal);
}
