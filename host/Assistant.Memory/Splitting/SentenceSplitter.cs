using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Memory.Splitting;

/// <summary>
/// Finds the sentences of a German text. Headings, table rows, list items and paragraphs end a sentence also without a point. Thread-safe.
/// </summary>
public static partial class SentenceSplitter
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The ranges of the sentences, in order, without the white space around them. Together they cover all that is not white space.</summary>
    /// <param name="text">Any text; ideally as <c>ExtractedPage.Text</c> promises it.</param>
    public static IReadOnlyList<TextRange> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<TextRange>();
        var lines = TextLine.Of(text).ToList();
        var flowStart = -1;
        var flowEnd = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var before = i == 0 ? null : lines[i - 1];
            var isAlone = !line.IsBlank && IsAlone(before, line, TextLine.NextWritten(lines, i));
            if (flowStart >= 0 && (line.IsBlank || isAlone || BeginsItem(before, line)))
            {
                AddSentences(text, flowStart, flowEnd, sentences);
                flowStart = -1;
            }

            if (line.IsBlank)
                continue;
            if (isAlone)
            {
                Add(text, line.Start, line.End, sentences);
                continue;
            }

            if (flowStart < 0)
                flowStart = line.Start;
            flowEnd = line.End;
        }

        if (flowStart >= 0)
            AddSentences(text, flowStart, flowEnd, sentences);
        return sentences;
    }

    /// <summary>Whether a line begins an item of a list, given the line before it.</summary>
    internal static bool BeginsItem(TextLine? before, TextLine line)
    {
        if (line.IsBullet)
            return true;
        // “am⏎3. Mai” and “die Jahre⏎- wie gesagt -” wrap; an item comes after a closed line or another item.
        return line.IsNumberedOrDashed && (before is null || before.IsBlank || before.IsRow || before.IsPageNumber || before.IsNumberedOrDashed
            || before.Text is [.., '.' or ':' or ';' or ',' or '!' or '?' or ')']);
    }

    private static bool IsAlone(TextLine? before, TextLine line, TextLine? after) =>
        line.IsRow || line.IsPageNumber
        || (line.IsField && (after is null || !char.IsLower(after.Text.TrimStart()[0])))
        || HeadingDetector.Judge(before, line, after) != UnitBreak.None;

    private static void AddSentences(string text, int start, int end, List<TextRange> sentences)
    {
        var begin = start;
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…'))
                continue;
            var after = AfterClosing(text, i + 1, end);
            if (after < end && !char.IsWhiteSpace(text[after]))
            {
                i = after - 1;
                continue;
            }

            var next = after;
            while (next < end && char.IsWhiteSpace(text[next]))
                next++;
            if (next >= end || !Ends(text, begin, i, next, end))
                continue;
            Add(text, begin, after, sentences);
            begin = next;
            i = next - 1;
        }

        Add(text, begin, end, sentences);
    }

    private static void Add(string text, int start, int end, List<TextRange> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(new TextRange(start, end - start));
    }

    // Quotation marks, brackets and further points belong to the sentence that they close.
    private static int AfterClosing(string text, int at, int end)
    {
        while (at < end && text[at] is '.' or '!' or '?' or '…' or '"' or '“' or '”' or '«' or '‹' or '\'' or '’' or ')' or ']')
            at++;
        return at;
    }

    private static bool Ends(string text, int begin, int mark, int next, int end)
    {
        var opening = text[next] is '„' or '"' or '»' or '(' or '‚' && next + 1 < end ? next + 1 : next;
        if (char.IsLower(text[opening]))
            return false;
        // A question mark that stands alone is a box or bullet whose character was lost.
        if (text[mark] != '.')
            return text[mark] == '…' || (mark > begin && !char.IsWhiteSpace(text[mark - 1]));

        var word = WordBefore(text, begin, mark);
        if (word.Length == 0)
            return true;
        var following = WordAt(text, opening, end);
        var isOpening = following.Length > 0 && GermanAbbreviations.IsOpening(following.ToLower(German));
        if (NumberWord().IsMatch(word))
            return EndsAfterNumber(word, isAtBegin: mark - word.Length == begin, following, isOpening);

        var lower = word.ToLower(German);
        if (GermanAbbreviations.IsEither(lower))
            return isOpening;
        if (GermanAbbreviations.IsInner(lower))
            return false;
        // “z. B.”, “i. V. m.”, initials; “Variante B. Die Kosten …” ends. Words with points inside are abbreviations as well.
        if (word.Length == 1)
            return isOpening && char.IsUpper(word[0]) && !IsSpacedAbbreviation(text, begin, mark);
        return !InnerPoints().IsMatch(word) || isOpening;
    }

    private static bool EndsAfterNumber(string word, bool isAtBegin, string following, bool isOpening)
    {
        if (isAtBegin || GermanAbbreviations.IsMonth(following.ToLower(German)))
            return false;
        // An ordinal (“der 3. Bauabschnitt”) has few digits; a year or an amount ends a sentence.
        return isOpening || word.Count(char.IsDigit) > 2;
    }

    // “z. B. Die …”: the letter before the letter is also followed by a point.
    private static bool IsSpacedAbbreviation(string text, int begin, int mark)
    {
        var at = mark - 2;
        while (at > begin && text[at] == ' ')
            at--;
        return at > begin && text[at] == '.';
    }

    private static string WordBefore(string text, int begin, int mark)
    {
        var start = mark;
        while (start > begin && (char.IsLetterOrDigit(text[start - 1]) || (text[start - 1] == '.' && start < mark)))
            start--;
        return text[start..mark];
    }

    private static string WordAt(string text, int start, int end)
    {
        var stop = start;
        while (stop < end && char.IsLetterOrDigit(text[stop]))
            stop++;
        return text[start..stop];
    }

    [GeneratedRegex(@"^(\d{1,3}(\.\d+)*|[IVXLC]{1,6}|\d{4,})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"^(\p{L}{1,4}\.)+\p{L}{1,4}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InnerPoints();
}
