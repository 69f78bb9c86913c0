using System.Text.RegularExpressions;

namespace Assistant.Memory.Splitting;

/// <summary>A line of a page's text and what its form tells.</summary>
internal sealed partial class TextLine
{
    private TextLine(string text, int start)
    {
        Text = text;
        Start = start;
    }

    public string Text { get; }

    public int Start { get; }

    public int End => Start + Text.Length;

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>A row of a table.</summary>
    public bool IsRow => Text.Contains('\t', StringComparison.Ordinal) && !IsBlank;

    /// <summary>A heading by mark: <c>## Begründung</c>.</summary>
    public bool IsHeadingMark => HeadingMark().IsMatch(Text);

    /// <summary>An item of a list by a sign that stands nowhere else.</summary>
    public bool IsBullet => Text is ['•' or '▪' or '‣' or '○' or '●' or '■' or '➢' or '✓' or '☐' or '☒', ..];

    /// <summary>An item of a list by a sign that may also stand at the beginning of any line.</summary>
    public bool IsNumberedOrDashed => NumberedOrDashed().IsMatch(Text);

    /// <summary>A page number in the middle of a text that was paged differently before: <c>– 2 –</c>, <c>Seite 3 von 4</c>.</summary>
    public bool IsPageNumber => Text.Length <= 30 && PageNumber().IsMatch(Text);

    /// <summary>A field of a form: <c>Vorlage Nr.: 2024/0815</c>.</summary>
    public bool IsField => Text.Length <= 60 && Field().IsMatch(Text);

    /// <summary>The lines of a text, also empty ones.</summary>
    public static IEnumerable<TextLine> Of(string text)
    {
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            yield return new TextLine(text[start..end], start);
            start = end + 1;
        }
    }

    /// <summary>The next line that is not blank.</summary>
    public static TextLine? NextWritten(List<TextLine> lines, int at)
    {
        for (var i = at + 1; i < lines.Count; i++)
        {
            if (!lines[i].IsBlank)
                return lines[i];
        }

        return null;
    }

    [GeneratedRegex(@"^#{1,6} +\S", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingMark();

    [GeneratedRegex(@"^([-–*·] |\d{1,2}(\.\d{1,2})*[.)] |\(?[a-z]\) |\(\d{1,2}\) )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberedOrDashed();

    [GeneratedRegex(@"^([-–—]+ ?\d{1,4}( (von|of|/) \d{1,4})? ?[-–—]+|(Seite|S\.)( ?[-–])? ?\d{1,4}( ?[-–])?( ?(von|/) ?\d{1,4})?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\p{Lu}[\p{L}./()-]*( [\p{L}./()-]+){0,3}:( \S|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
