using System.Text.Json.Serialization;
using Assistant.Conversations.Tools;

namespace Assistant.Host.Outputs;

/// <summary>What an argument of a tool call is called for people; the hint says it at length, where that says more.</summary>
internal sealed record ArgumentLabelOutput(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("hint")] string? Hint)
{
    public static IReadOnlyList<ArgumentLabelOutput> Of(IReadOnlyList<ArgumentLabel> labels) =>
        [.. labels.Select(label => new ArgumentLabelOutput(label.Name, label.Label, label.Hint))];
}
