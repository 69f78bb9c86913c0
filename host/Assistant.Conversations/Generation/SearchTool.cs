using System.Text.Json;

namespace Assistant.Conversations.Generation;

/// <summary>Tells a tool that only searches by words: its one required argument is a text called <c>query</c>.</summary>
internal static class SearchTool
{
    public static bool Is(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array && required.GetArrayLength() == 1
        && required[0].ValueKind == JsonValueKind.String && required[0].ValueEquals("query");
}
