using System.Text.Json;

namespace Assistant.Conversations.Tests.Tools;

/// <summary>Schemas as the tools of the RIS plugin have them.</summary>
internal static class Schemas
{
    public static readonly JsonElement Reference = Of("""{"type":"object","properties":{"reference":{"type":"string"}},"required":["reference"]}""");

    public static readonly JsonElement Since = Of("""{"type":"object","properties":{"date":{"type":"string","format":"date"}},"required":["date"]}""");

    public static readonly JsonElement Search = Of(
        """{"type":"object","properties":{"query":{"type":"string"},"since":{"type":"string","format":"date"}},"required":["query"]}""");

    public static readonly JsonElement Meetings = Of(
        """
        {"type":"object","properties":{"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"committee":{"type":"string"}},"required":["from","to"]}
        """);

    private static JsonElement Of(string json) => JsonElement.Parse(json);
}
