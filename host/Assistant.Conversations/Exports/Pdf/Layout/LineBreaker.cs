using System.Text;
using Assistant.Conversations.Exports.Model;

namespace Assistant.Conversations.Exports.Pdf.Layout;

/// <summary>Breaks runs into lines, at spaces, behind hyphens and in addresses; a word wider than the line is torn. Not thread-safe.</summary>
internal sealed class LineBreaker(PdfFont regular, PdfFont bold)
{
    private const int Em = 1_000;

    /// <summary>The lines; at least one.</summary>
    /// <param name="runs">The text.</param>
    /// <param name="look">How it looks.</param>
    /// <param name="width">The width of a line, in points.</param>
    public IReadOnlyList<IReadOnlyList<TextPiece>> Break(IReadOnlyList<ExportRun> runs, TextLook look, double width)
    {
        var lines = new List<List<Part>> { new() };
        var (used, word) = (0.0, new List<Part>());
        foreach (var part in Parts(runs, look))
        {
            word.Add(part);
            if (!part.EndsWord)
                continue;
            Place(word);
            if (part.EndsLine)
                NewLine();
            word.Clear();
        }

        Place(word);
        return [.. lines.Select(line => Pieces(line, look))];

        void Place(List<Part> parts)
        {
            if (used > 0 && used + parts.Sum(part => part.InkWidth) > width)
                NewLine();
            foreach (var part in parts.SelectMany(part => part.InkWidth > width ? Torn(part, look, width) : [part]))
            {
                if (used > 0 && used + part.InkWidth > width)
                    NewLine();
                lines[^1].Add(part);
                used += part.Width;
            }
        }

        void NewLine()
        {
            lines.Add([]);
            used = 0;
        }
    }

    /// <summary>The widest word and the whole text on one line, in points.</summary>
    public (double Word, double Line) Measure(IReadOnlyList<ExportRun> runs, TextLook look)
    {
        var (widest, line, word) = (0.0, 0.0, 0.0);
        foreach (var part in Parts(runs, look))
        {
            widest = Math.Max(widest, word + part.InkWidth);
            word = part.EndsWord ? 0 : word + part.Width;
            line += part.Width;
        }

        return (widest, line);
    }

    private IEnumerable<Part> Parts(IReadOnlyList<ExportRun> runs, TextLook look)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            // The number of a source stays with the word before it.
            var sticks = i + 1 < runs.Count && runs[i + 1].Style.HasFlag(RunStyle.Citation);
            var isLast = i == runs.Count - 1;
            foreach (var (text, endsWord, endsLine) in Words(Clean(run.Text), run.Link is not null))
                yield return Measured(text, run, look, (endsWord && !(sticks && text.EndsWith(' ') && IsEnd(text, run))) || isLast && endsWord, endsLine);
        }
    }

    private static bool IsEnd(string text, ExportRun run) => run.Text.EndsWith(text, StringComparison.Ordinal);

    private static IEnumerable<(string Text, bool EndsWord, bool EndsLine)> Words(string text, bool isAddress)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isBreak = text[i] is ' ' or '\n' or '\u200B'
                || (text[i] is '-' or '/' && i > start && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]))
                || (isAddress && text[i] is '/' or '?' or '&' or '=' or '#' or '-' or '_' or '.');
            if (!isBreak)
                continue;
            yield return (text[start..(text[i] == '\n' ? i : i + 1)], true, text[i] == '\n');
            start = i + 1;
        }

        if (start < text.Length)
            yield return (text[start..], false, false);
    }

    private Part Measured(string text, ExportRun run, TextLook look, bool endsWord, bool endsLine)
    {
        var font = look.IsBold || run.Style.HasFlag(RunStyle.Bold) || run.Style.HasFlag(RunStyle.Finding) ? bold : regular;
        var ink = text.TrimEnd(' ');
        return new Part(text, run, font, font.WidthOf(text) * look.Size / Em, font.WidthOf(ink) * look.Size / Em, endsWord, endsLine);
    }

    private IEnumerable<Part> Torn(Part part, TextLook look, double width)
    {
        var (piece, used) = (new StringBuilder(), 0.0);
        foreach (var rune in part.Text.EnumerateRunes())
        {
            var wide = part.Font.WidthOf(rune.ToString()) * look.Size / Em;
            if (used + wide > width && piece.Length > 0)
            {
                yield return Measured(piece.ToString(), part.Run, look, true, false);
                piece.Clear();
                used = 0;
            }

            piece.Append(rune);
            used += wide;
        }

        yield return Measured(piece.ToString(), part.Run, look, part.EndsWord, part.EndsLine);
    }

    private static List<TextPiece> Pieces(List<Part> line, TextLook look)
    {
        var (pieces, x) = (new List<TextPiece>(), 0.0);
        foreach (var group in Grouped(line))
        {
            var (run, font) = (group[0].Run, group[0].Font);
            var width = group.Sum(part => part.Width);
            var color = run.Link is not null ? PdfColor.Link : run.Style.HasFlag(RunStyle.Finding) ? PdfColor.Warning : look.Color;
            pieces.Add(new TextPiece(string.Concat(group.Select(part => part.Text)), font, look.Size, color, x, width)
            {
                // So that the letters stand in the middle of their line.
                BaseLine = (look.LineHeight + ((font.Font.Ascent + font.Font.Descent) * look.Size / Em)) / 2,
                IsSlanted = run.Style.HasFlag(RunStyle.Italic),
                Link = run.Link,
            });
            x += width;
        }

        return pieces;
    }

    private static IEnumerable<List<Part>> Grouped(List<Part> line)
    {
        var group = new List<Part>();
        foreach (var part in line)
        {
            if (group.Count > 0 && !ReferenceEquals(group[0].Run, part.Run))
            {
                yield return group;
                group = [];
            }

            group.Add(part);
        }

        if (group.Count > 0)
            yield return group;
    }

    // What has no shape is left out; a tab is a space.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n')
                clean.Append('\n');
            else if (Rune.IsWhiteSpace(rune) && rune.Value is not ('\u00A0' or '\u202F'))
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate) && rune.Value is not (>= 0xFE00 and <= 0xFE0F))
                clean.Append(rune.Value == '\u202F' ? "\u00A0" : rune.ToString());
        }

        return clean.ToString();
    }

    private sealed record Part(string Text, ExportRun Run, PdfFont Font, double Width, double InkWidth, bool EndsWord, bool EndsLine);
}
