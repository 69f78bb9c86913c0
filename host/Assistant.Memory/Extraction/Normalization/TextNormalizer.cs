using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Memory.Extraction.Normalization;

/// <summary>
/// Brings extracted text into the form that <see cref="ExtractedPage.Text"/> promises. What a person sees stays word by word, so that a
/// quote can be found again in the document.
/// </summary>
internal static partial class TextNormalizer
{
    /// <summary>Normalises one page.</summary>
    /// <param name="raw">The text as it came.</param>
    /// <param name="isLayout">Whether spaces and empty lines picture the page, as <c>pdftotext -layout</c> writes them.</param>
    public static string Normalize(string raw, bool isLayout)
    {
        IReadOnlyList<string> pictured = CharacterCleaner.Clean(raw).Split('\n', '\f');
        if (isLayout)
            pictured = ColumnReflow.Apply(pictured);

        var lines = pictured.Select(Spaces).ToList();
        if (isLayout && IsDoubleSpaced(lines))
            lines = WithoutSpacing(lines);
        Hyphenation.Join(lines);
        return Join(lines);
    }

    // Three spaces or a tab part columns; in a line that has such a gap two spaces do too. Elsewhere they are justified text.
    private static string Spaces(string line)
    {
        var text = line.Trim(' ', '\t');
        if (!text.Contains("  ", StringComparison.Ordinal) && !text.Contains('\t', StringComparison.Ordinal))
            return text;
        var marker = ListMarker().Match(text);
        var head = marker.Success ? marker.Groups["marker"].Value + " " : "";
        var cells = Cells(marker.Success ? text[marker.Length..] : text, out var wideGaps);
        return head + string.Join(IsTableRow(cells, wideGaps) ? '\t' : ' ', cells);
    }

    // By hand: on long runs of spaces, which hostile files have, a regular expression takes quadratic time.
    private static List<string> Cells(string text, out int wideGaps)
    {
        var cells = new List<string>();
        wideGaps = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var end = i;
            var isWide = false;
            while (end < text.Length && text[end] is ' ' or '\t')
                isWide |= text[end++] == '\t';
            var gap = end - i;
            if (gap >= 2 || isWide)
            {
                cells.Add(text[start..i]);
                wideGaps += isWide || gap >= 3 ? 1 : 0;
                start = end;
            }

            i = Math.Max(i, end - 1);
        }

        cells.Add(text[start..]);
        return cells;
    }

    // Forced justification opens wide gaps between the single words of a sentence; column names and figures are no such words.
    private static bool IsTableRow(List<string> cells, int wideGaps)
    {
        var words = cells.Count(cell => cell.All(c => char.IsLetter(c) || char.IsPunctuation(c)));
        var isSpread = cells.Count >= 4 && words >= 0.75 * cells.Count && cells.Exists(cell => char.IsLower(cell[0]));
        return wideGaps > 0 && !isSpread;
    }

    // A page set with 1.5 lines of space has an empty line after each line, which ends no paragraph.
    private static bool IsDoubleSpaced(List<string> lines)
    {
        var written = lines.Count(line => line.Length > 0);
        var alone = 0;
        for (var i = 0; i + 2 < lines.Count; i++)
        {
            if (lines[i].Length > 40 && lines[i + 1].Length == 0 && lines[i + 2].Length > 0)
                alone++;
        }

        return written >= 6 && alone > 0.6 * written;
    }

    private static List<string> WithoutSpacing(List<string> lines)
    {
        var result = new List<string>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var isSpacing = lines[i].Length == 0 && i > 0 && i + 1 < lines.Count && lines[i - 1].Length > 0 && lines[i + 1].Length > 0;
            if (!isSpacing)
                result.Add(lines[i]);
        }

        return result;
    }

    private static string Join(List<string> lines)
    {
        var text = new StringBuilder();
        var blank = false;
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                blank = text.Length > 0;
                continue;
            }

            if (text.Length > 0)
                text.Append(blank ? "\n\n" : "\n");
            text.Append(line);
            blank = false;
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^(?<marker>(\d{1,2}\.)+(\d{1,2})?|\(?[A-Za-z0-9]{1,3}\)|[•▪‣·○●■\-–➢✓*])[ \t]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ListMarker();
}
