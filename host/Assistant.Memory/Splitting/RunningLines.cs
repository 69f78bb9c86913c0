using System.Text;
using Assistant.Memory.Extraction;

namespace Assistant.Memory.Splitting;

/// <summary>
/// Finds page headers and footers: lines at the edge of a page that most pages share, whatever their digits. They are no content, and would
/// make every passage resemble every other.
/// </summary>
internal static class RunningLines
{
    private const int MinPages = 3;
    private const int EdgeLines = 4;
    private const int MaxCharacters = 120;

    /// <summary>For each page the part of its text between header and footer.</summary>
    public static IReadOnlyList<TextRange> Bodies(IReadOnlyList<ExtractedPage> pages)
    {
        var lines = pages.Select(page => TextLine.Of(page.Text).Where(line => !line.IsBlank).ToList()).ToList();
        var written = lines.Count(page => page.Count > 0);
        var headers = written < MinPages ? [] : Shared(lines.Select(page => page.Take(EdgeLines)), written);
        var footers = written < MinPages ? [] : Shared(lines.Select(page => page.TakeLast(EdgeLines)), written);
        var bodies = lines.Select(page => Body(page, headers, footers)).ToList();
        // Where nothing else would be left, these lines are the content.
        return bodies.TrueForAll(body => body.Length == 0) ? [.. lines.Select(page => Body(page, [], []))] : bodies;
    }

    private static HashSet<string> Shared(IEnumerable<IEnumerable<TextLine>> edges, int pages)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var edge in edges)
        {
            foreach (var key in edge.Where(line => line.Text.Length <= MaxCharacters).Select(Key).Distinct(StringComparer.Ordinal))
                counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return [.. counts.Where(pair => pair.Value >= MinPages && pair.Value > pages / 2).Select(pair => pair.Key)];
    }

    private static TextRange Body(List<TextLine> lines, HashSet<string> headers, HashSet<string> footers)
    {
        var first = 0;
        while (first < Math.Min(lines.Count, EdgeLines) && headers.Contains(Key(lines[first])) && !HeadsTable(lines, first))
            first++;
        var last = lines.Count - 1;
        while (last >= first && last >= lines.Count - EdgeLines && footers.Contains(Key(lines[last])))
            last--;
        return last < first ? default : new TextRange(lines[first].Start, lines[last].End - lines[first].Start);
    }

    // A table that runs over many pages repeats its column names: they belong to the rows below.
    private static bool HeadsTable(List<TextLine> lines, int at) =>
        lines[at].IsRow && at + 1 < lines.Count && lines[at + 1].IsRow && Cells(lines[at]) == Cells(lines[at + 1]);

    private static int Cells(TextLine line) => line.Text.Count(c => c == '\t');

    // “Seite 3 von 12” and “Seite 4 von 12” are the same line.
    private static string Key(TextLine line)
    {
        var key = new StringBuilder(line.Text.Length);
        foreach (var c in line.Text)
        {
            var mapped = char.IsDigit(c) ? '#' : char.IsWhiteSpace(c) ? ' ' : c;
            if (mapped is '#' or ' ' && key.Length > 0 && key[^1] == mapped)
                continue;
            key.Append(mapped);
        }

        return key.ToString().Trim();
    }
}
