using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;
using Assistant.Memory.Splitting;

namespace Assistant.Conversations.Checks.Answers;

/// <summary>Reads a Markdown answer: its sentences, and which citations belong to which.</summary>
internal sealed partial class AnswerReader
{
    private const int MaxQuotedSentences = 8;

    private AnswerReader(string text)
    {
        var plain = SourceText.Plain(text).ToCharArray();
        Blank(plain, Fence(), text);
        Blank(plain, ListMark(), text);
        Blank(plain, Emphasis(), text);
        foreach (Match match in Citation().Matches(text))
        {
            foreach (Capture number in match.Groups["number"].Captures)
                Marks.Add(new CitationMark(int.Parse(number.ValueSpan, CultureInfo.InvariantCulture), match.Index, match.Length));
            plain.AsSpan(match.Index, match.Length).Fill(' ');
        }

        for (var i = 0; i < text.Length; i++)
        {
            // Line breaks shape sentences; table cells are kept apart.
            if (text[i] is '\n' or '\r')
                plain[i] = text[i];
            else if (text[i] == '|')
                plain[i] = ';';
        }

        Plain = new string(plain);
    }

    /// <summary>The answer without marks, at the same places.</summary>
    public string Plain { get; }

    public List<CitationMark> Marks { get; } = [];

    public List<AnswerSentence> Sentences { get; } = [];

    public static AnswerReader Read(string text)
    {
        var reader = new AnswerReader(text);
        reader.ReadSentences(text);
        foreach (var mark in reader.Marks)
            reader.Assign(mark);
        return reader;
    }

    /// <summary>The citations that a sentence stands on: its own, else the next in its paragraph, else the last before.</summary>
    public IReadOnlyList<CitationMark> CitationsOf(AnswerSentence sentence)
    {
        if (sentence.Citations.Count > 0)
            return sentence.Citations;
        var at = Sentences.IndexOf(sentence);
        var later = Sentences.Skip(at + 1).TakeWhile(other => other.Paragraph == sentence.Paragraph).FirstOrDefault(other => other.Citations.Count > 0);
        var nearest = later ?? Sentences.Take(at).Reverse().TakeWhile(other => other.Paragraph == sentence.Paragraph).FirstOrDefault(other => other.Citations.Count > 0);
        return nearest?.Citations ?? [];
    }

    private void ReadSentences(string text)
    {
        var ranges = SentenceSplitter.Split(Plain);
        for (var i = 0; i < ranges.Count; i++)
        {
            var (start, end) = (ranges[i].Start, ranges[i].End);
            // A quote of several sentences is one statement.
            for (var more = 0; more < MaxQuotedSentences && i + 1 < ranges.Count && IsQuoteOpen(text[start..end]); more++)
                end = ranges[++i].End;
            if (!HeadingMark().IsMatch(text[LineStart(text, start)..end]))
                Sentences.Add(new AnswerSentence(start, end - start, ParagraphBreak().Count(text[..start])));
        }
    }

    // A mark behind the point belongs to the sentence before it.
    private void Assign(CitationMark mark)
    {
        var owner = Sentences.LastOrDefault(sentence => sentence.Start <= mark.Start) ?? Sentences.FirstOrDefault();
        owner?.Citations.Add(mark);
    }

    private static bool IsQuoteOpen(string text) => text.Count(letter => letter == '„') > text.Count(letter => letter is '“' or '”') && !text.Contains('"', StringComparison.Ordinal);

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static void Blank(char[] plain, Regex pattern, string text)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            for (var i = match.Index; i < match.Index + match.Length; i++)
                plain[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
        }
    }

    [GeneratedRegex(@"\[(?<number>\d{1,3})(?:(?:,|;| und) ?(?<number>\d{1,3}))*\](?!\()", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();

    [GeneratedRegex(@"^[ \t>]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"\*{1,3}|_{2,}|`+|~~|^[ \t]*#{1,6}(?= )|^[ \t]*>|^[ |:-]*---[ |:-]*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^```[^\n]*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\A[ \t]*#{1,6} ", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingMark();

    [GeneratedRegex(@"\n[ \t\r]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex ParagraphBreak();
}
