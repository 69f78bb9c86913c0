using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs.Parts;

/// <summary>A chart, <c>bar</c> or <c>line</c>, with the numbers behind it.</summary>
internal sealed record ChartPartOutput(
    [property: JsonPropertyName("chart")] string Chart,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("data")] ChartDataOutput Data,
    IReadOnlyList<DocumentOutput> Sources) : PartOutput(Sources);
