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

    /// <exception cref="InvalidOperationException">The result breaks the contract of its type.</exception>
    public static IReadOnlyList<ToolPart> Copy(object? result) => result switch
    {
        null => [],
        string text => [new Notice(new LocalizedText(text))],
        ToolPart part => [CopyPart(part)],
        IEnumerable<ToolPart> parts => [.. Limited(parts, MaxParts, "parts").Select(CopyPart)],
        _ => throw new InvalidOperationException($"A tool returned {result.GetType().Name}; return ToolParts or a string."),
    };

    private static ToolPart CopyPart(ToolPart part)
    {
        ToolPart copy = part switch
        {
            Passages passages => passages with { Hits = [.. Limited(passages.Hits, MaxRows, "hits").Select(CopyHit)] },
            Table table => CopyTable(table),
            Chart chart => chart with { Data = CopyTable(chart.Data) },
            FormDraft form => form with { Fields = [.. Limited(form.Fields, MaxRows, "fields")] },
            _ => part,
        };
        return copy with { Sources = [.. Limited(part.Sources, MaxRows, "sources")] };
    }

    private static Hit CopyHit(Hit hit) => hit with { Facets = Facets.Copy(hit.Facets) };

    private static Table CopyTable(Table table)
    {
        TableColumn[] columns = [.. Limited(table.Columns, MaxRows, "columns")];
        string?[][] rows = [.. Limited(table.Rows, MaxRows, "rows").Select(row => row.ToArray())];
        if (Array.FindIndex(rows, row => row.Length != columns.Length) is var wrong and >= 0)
            throw new InvalidOperationException($"Row {wrong + 1} of the table “{table.Title}” has {rows[wrong].Length} cells, there are {columns.Length} columns; fill up with null.");
        return table with { Columns = columns, Rows = rows, Sources = [.. Limited(table.Sources, MaxRows, "sources")] };
    }

    private static List<T> Limited<T>(IEnumerable<T> items, int most, string what)
    {
        var list = items.Take(most + 1).ToList();
        return list.Count <= most ? list : throw new InvalidOperationException($"A tool returned more than {most} {what}; return the best and say so in a Notice.");
    }
}
