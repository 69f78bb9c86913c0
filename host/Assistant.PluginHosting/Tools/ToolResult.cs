using Assistant.Sdk;

namespace Assistant.PluginHosting.Tools;

/// <summary>
/// Copies what a tool returned into lists of the host's own. The records are the SDK's, but the lists in them may be the plugin's: lazy,
/// endless, changing, and holding the plugin in memory (the compiler makes a type in the plugin for <c>[a, b]</c>).
/// </summary>
internal static class ToolResult
{
    private const int MaxParts = 100;
    private const int MaxRows = 1000;

    /// <param name="result">What the tool returned.</param>
    /// <param name="maxBytes">Bytes of text (UTF-8) that it may bring.</param>
    /// <exception cref="InvalidOperationException">The result breaks the contract of its type, or a limit.</exception>
    public static IReadOnlyList<ToolPart> Copy(object? result, long maxBytes)
    {
        var budget = new ResultBudget(maxBytes);
        return result switch
        {
            null => [],
            string text => [new Notice(new LocalizedText(budget.Take(text)!))],
            ToolPart part => [CopyPart(part, budget)],
            IEnumerable<ToolPart> parts => [.. Limited(parts, MaxParts, "parts").Select(part => CopyPart(part, budget))],
            _ => throw new InvalidOperationException($"A tool returned {result.GetType().Name}; return ToolParts or a string."),
        };
    }

    private static ToolPart CopyPart(ToolPart part, ResultBudget budget)
    {
        ToolPart copy = part switch
        {
            Notice notice => notice with { Text = Taken(notice.Text, budget)! },
            Passages passages => passages with { Hits = [.. Limited(passages.Hits, MaxRows, "hits").Select(hit => CopyHit(hit, budget))] },
            Table table => CopyTable(table, budget),
            Chart chart => chart with { Title = Taken(chart.Title, budget)!, Data = CopyTable(chart.Data, budget) },
            FormDraft form => form with { Title = Taken(form.Title, budget)!, Fields = [.. Limited(form.Fields, MaxRows, "fields").Select(field => CopyField(field, budget))] },
            _ => part,
        };
        return copy with { Sources = CopySources(part.Sources, budget) };
    }

    private static Hit CopyHit(Hit hit, ResultBudget budget)
    {
        budget.Take(hit.Text);
        budget.Take(hit.Heading);
        CopySource(hit.Document, budget);
        return hit with { Facets = CopyFacets(hit.Facets, budget) };
    }

    private static Dictionary<string, IReadOnlyList<string>> CopyFacets(IReadOnlyDictionary<string, IReadOnlyList<string>> facets, ResultBudget budget) =>
        Limited(facets, MaxRows, "facets").ToDictionary(
            facet => budget.Take(facet.Key)!,
            IReadOnlyList<string> (facet) => [.. Limited(facet.Value, MaxRows, "values of a facet").Select(value => budget.Take(value)!)],
            StringComparer.Ordinal);

    private static FormField CopyField(FormField field, ResultBudget budget)
    {
        budget.Take(field.Id);
        budget.Take(field.Value);
        return field with { Label = Taken(field.Label, budget)!, Help = Taken(field.Help, budget), Error = Taken(field.Error, budget) };
    }

    private static Table CopyTable(Table table, ResultBudget budget)
    {
        TableColumn[] columns = [.. Limited(table.Columns, MaxRows, "columns").Select(column => column with { Name = Taken(column.Name, budget)! })];
        string?[][] rows = [.. Limited(table.Rows, MaxRows, "rows").Select(row => Limited(row, MaxRows, "cells of a row").Select(budget.Take).ToArray())];
        if (Array.FindIndex(rows, row => row.Length != columns.Length) is var wrong and >= 0)
            throw new InvalidOperationException($"Row {wrong + 1} of the table “{table.Title}” has {rows[wrong].Length} cells, there are {columns.Length} columns; fill up with null.");
        return table with { Title = Taken(table.Title, budget)!, Columns = columns, Rows = rows, Sources = CopySources(table.Sources, budget) };
    }

    private static SourceReference[] CopySources(IEnumerable<SourceReference> sources, ResultBudget budget) =>
        [.. Limited(sources, MaxRows, "sources").Select(source => CopySource(source, budget))];

    private static SourceReference CopySource(SourceReference source, ResultBudget budget)
    {
        budget.Take(source.DocumentId);
        budget.Take(source.Title);
        budget.Take(source.Reference);
        return source;
    }

    private static LocalizedText? Taken(LocalizedText? text, ResultBudget budget)
    {
        budget.Take(text?.De);
        budget.Take(text?.En);
        return text;
    }

    private static List<T> Limited<T>(IEnumerable<T> items, int most, string what)
    {
        var list = items.Take(most + 1).ToList();
        return list.Count <= most ? list : throw new InvalidOperationException($"A tool returned more than {most} {what}; return the best and say so in a Notice.");
    }
}
