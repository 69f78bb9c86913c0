using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Sdk;

namespace Assistant.Host.Outputs.Parts;

/// <summary>A part of a tool's result that the page shows as what it is; told by <c>kind</c>. Passages are none: they are the citations.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TablePartOutput), "table")]
[JsonDerivedType(typeof(ChartPartOutput), "chart")]
[JsonDerivedType(typeof(FormPartOutput), "form")]
[JsonDerivedType(typeof(NoticePartOutput), "notice")]
internal abstract record PartOutput([property: JsonPropertyName("sources"), JsonPropertyOrder(9)] IReadOnlyList<DocumentOutput> Sources)
{
    /// <summary>Those of the parts that are shown, in the reader's language.</summary>
    public static IReadOnlyList<PartOutput> Of(IReadOnlyList<ToolPart> parts, CultureInfo culture) => [.. parts.Select(part => Of(part, culture)).OfType<PartOutput>()];

    private static PartOutput? Of(ToolPart part, CultureInfo culture)
    {
        IReadOnlyList<DocumentOutput> sources = [.. part.Sources.Select(source => DocumentOutput.Of(source, null, culture)).Distinct()];
        return part switch
        {
            Table table => new TablePartOutput(table.Title.For(culture), ColumnOutput.Of(table, culture), table.Rows, sources),
            Chart chart => new ChartPartOutput(
                chart.Kind == ChartKind.Line ? "line" : "bar", chart.Title.For(culture), new ChartDataOutput(ColumnOutput.Of(chart.Data, culture), chart.Data.Rows), sources),
            FormDraft form => new FormPartOutput(form.FormId, form.Title.For(culture), [.. form.Fields.Select(field => FormFieldOutput.Of(field, culture))], sources),
            Notice notice => new NoticePartOutput(notice.Kind.ToString().ToLowerInvariant(), notice.Text.For(culture), sources),
            _ => null,
        };
    }
}
