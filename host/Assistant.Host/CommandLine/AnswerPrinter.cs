using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Sources;
using Assistant.Conversations.Texts;
using Spectre.Console;

namespace Assistant.Host.CommandLine;

/// <summary>Writes an answer to the terminal: text, tables, sources, and the label of how it came about.</summary>
internal static class AnswerPrinter
{
    public static void Print(Answer answer, CultureInfo culture)
    {
        Terminal.Output.WriteLine();
        foreach (var block in answer.Text.Split("\n\n"))
            Terminal.Output.Write(new Padder(Rendered(block), new Padding(2, 0, 2, 1)));
        foreach (var citation in answer.Citations)
            Print(citation, culture);
        foreach (var check in answer.Checks)
            Terminal.Output.MarkupLineInterpolated($"  [yellow]![/] {check.Reason.For(culture)}{(check.Words.Length > 0 ? $" (\u201E{check.Words}\u201C)" : "")}");
        if (answer.Mode == AnswerMode.Extractive)
            Terminal.Output.MarkupLineInterpolated($"\n  [grey italic]{AnswerTexts.For(culture).ExtractiveLabel}[/]");
        else
            Terminal.Output.MarkupLineInterpolated($"\n  [grey italic]{AnswerTexts.For(culture).GeneratedLabel(answer.Model ?? "?")}[/]");
        if (answer.Notice is not null)
            Terminal.Output.MarkupLineInterpolated($"  [yellow]{answer.Notice}[/]");
    }

    private static void Print(Citation citation, CultureInfo culture)
    {
        Terminal.Output.MarkupLineInterpolated($"  [bold]{$"[{citation.Number}]"} {citation.Document.Title}[/]");
        Terminal.Output.MarkupLineInterpolated($"      [grey]{CitationText.Place(citation.Document, citation.File)}[/]");
        // Never wrapped: a terminal opens the whole address by a click.
        if (citation.Link is not null)
            Terminal.Line($"      {citation.Link.AbsoluteUri}");
        foreach (var note in CitationNotes.Of(citation, culture))
            Terminal.Output.Write(new Padder(new Text(CitationNotes.Line(note, culture)), new Padding(6, 0, 2, 0)));
    }

    private static Spectre.Console.Rendering.IRenderable Rendered(string block)
    {
        var rows = block.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells).ToList();
        if (rows.Count < 3)
            return new Text(block.Replace("**", "", StringComparison.Ordinal));
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns([.. rows[0].Select(Markup.Escape)]);
        foreach (var row in rows.Skip(2))
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    private static string[] Cells(string row) =>
        [.. row.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];
}
