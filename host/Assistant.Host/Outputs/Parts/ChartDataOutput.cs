using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs.Parts;

/// <summary>The numbers of a chart: the first column is the horizontal axis, each further one a series.</summary>
internal sealed record ChartDataOutput(
    [property: JsonPropertyName("columns")] IReadOnlyList<ColumnOutput> Columns,
    [property: JsonPropertyName("rows")] IReadOnlyList<IReadOnlyList<string?>> Rows);
