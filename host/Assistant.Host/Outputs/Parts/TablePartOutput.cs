using System.Text.Json.Serialization;

namespace Assistant.Host.Outputs.Parts;

/// <summary>A table; numbers and days in invariant form, which the page formats.</summary>
internal sealed record TablePartOutput(
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("columns")] IReadOnlyList<ColumnOutput> Columns,
    [property: JsonPropertyName("rows")] IReadOnlyList<IReadOnlyList<string?>> Rows,
    IReadOnlyList<DocumentOutput> Sources) : PartOutput(Sources);
