using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Conversations.Answers;

namespace Assistant.Host.Outputs.Parts;

/// <summary>What one tool call of a stored answer gave; <c>title</c> is the tool's name for people.</summary>
internal sealed record ToolPartsOutput(
    [property: JsonPropertyName("tool")] string Tool,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("parts")] IReadOnlyList<PartOutput> Parts)
{
    /// <summary>The calls that gave something to show.</summary>
    public static IReadOnlyList<ToolPartsOutput> Of(IReadOnlyList<ToolUse> tools, CultureInfo culture) =>
        [.. tools.Select(tool => new ToolPartsOutput(tool.Name, tool.Title?.For(culture) ?? tool.Name, PartOutput.Of(tool.Parts, culture))).Where(tool => tool.Parts.Count > 0)];
}
