using System.Globalization;
using System.Text;
using Assistant.Conversations.Texts;
using Assistant.Sdk;

namespace Assistant.Conversations.Answers;

/// <summary>What a tool gave, as plain text with Markdown tables; for the answer's text and for the command line.</summary>
public static class PartText
{
    private const int MaxRows = 20;

    /// <summary>The text of a part; empty for passages, whose sentences are quoted instead.</summary>
    /// <param name="part">The part.</param>
    /// <param name="culture">The reader's language; dates and numbers are written in it.</param>
    public static string Of(ToolPart part, CultureInfo culture) => part switch
    {
        Notice notice => notice.Text.For(culture),
        Table table => TableText(table, culture),
        Chart chart => TableText(chart.Data, culture),
        FormDraft form => $"**{form.Title.For(culture)}**\n" + string.Join('\n', form.Fields.Select(field => $"– {field.Label.For(culture)}: {field.Value ?? "…"}")),
        _ => "",
    };

    private static string TableText(Table table, CultureInfo culture)
    {
        var text = new StringBuilder();
        text.Append("**").Append(table.Title.For(culture)).Append("**\n\n");
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(column => Cell(Heading(column, culture)))).Append(" |\n");
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(_ => "---")).Append(" |");
        foreach (var row in table.Rows.Take(MaxRows))
            text.Append("\n| ").AppendJoin(" | ", row.Select((cell, column) => Cell(Formatted(cell, table.Columns[column].Type, culture)))).Append(" |");
        if (table.Rows.Count > MaxRows)
            text.Append("\n\n").Append(AnswerTexts.For(culture).MoreRows(table.Rows.Count - MaxRows));
        return text.ToString();
    }

    internal static string Heading(TableColumn column, CultureInfo culture) =>
        column.Unit is null ? column.Name.For(culture) : $"{column.Name.For(culture)} ({column.Unit})";

    internal static string Formatted(string? cell, ColumnType type, CultureInfo culture) => (cell, type) switch
    {
        (null, _) => "",
        (_, ColumnType.Date) when DateOnly.TryParseExact(cell, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("d", culture),
        (_, ColumnType.Number) when decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString("#,0.##", culture),
        _ => cell,
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
