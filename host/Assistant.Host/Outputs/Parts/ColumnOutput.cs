using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Sdk;

namespace Assistant.Host.Outputs.Parts;

/// <summary>A column of a table: <c>type</c> is text, number, date or link.</summary>
internal sealed record ColumnOutput(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("unit")] string? Unit)
{
    public static IReadOnlyList<ColumnOutput> Of(Table table, CultureInfo culture) =>
        [.. table.Columns.Select(column => new ColumnOutput(column.Name.For(culture), column.Type.ToString().ToLowerInvariant(), column.Unit))];
}
