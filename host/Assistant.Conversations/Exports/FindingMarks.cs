using System.Text;
using Assistant.Conversations.Checks;
using Assistant.Memory.Splitting;

namespace Assistant.Conversations.Exports;

/// <summary>
/// Puts marks into an answer's Markdown behind the sentences that checks concern: characters of Unicode's private area, which Markdown leaves
/// alone and which no text brings along, since they are taken out first. Immutable.
/// </summary>
internal sealed class FindingMarks
{
    private const char First = '\uE000';
    private const char Last = '\uF8FF';
    private readonly List<CheckFinding> _marked = [];

    public FindingMarks(string text, IReadOnlyList<CheckFinding> findings)
    {
        var clean = new string([.. text.Select(letter => IsMark(letter) ? '\uFFFD' : letter)]);
        var sentences = SentenceSplitter.Split(clean);
        var placed = findings.Where(finding => IsPlaced(finding, clean)).Take(Last - First + 1).ToList();
        Placeless = [.. findings.Except(placed)];
        var marked = new StringBuilder(clean);
        // From the end on, so that places before stay where they are.
        foreach (var group in placed.GroupBy(finding => End(finding, clean, sentences)).OrderByDescending(group => group.Key))
        {
            var marks = group.DistinctBy(finding => finding.Reason).Select(Mark).ToArray();
            marked.Insert(group.Key, new string(marks));
        }

        Text = marked.ToString();
    }

    /// <summary>The text with its marks.</summary>
    public string Text { get; }

    /// <summary>Findings about the whole text, and about what it lacks.</summary>
    public IReadOnlyList<CheckFinding> Placeless { get; }

    /// <summary>Whether a character is a mark.</summary>
    public static bool IsMark(char letter) => letter is >= First and <= Last;

    /// <summary>The finding that a mark stands for.</summary>
    public CheckFinding FindingAt(char mark) => _marked[mark - First];

    private char Mark(CheckFinding finding)
    {
        _marked.Add(finding);
        return (char)(First + _marked.Count - 1);
    }

    private static bool IsPlaced(CheckFinding finding, string text) =>
        finding.Length > 0 && finding.Start >= 0 && finding.Start + finding.Length <= text.Length && finding.Length < text.TrimEnd().Length;

    // The end of the sentence, but not past the line (a row of a table) nor outside of emphasis, which would no longer close.
    private static int End(CheckFinding finding, string text, IReadOnlyList<TextRange> sentences)
    {
        var words = finding.Start + finding.Length;
        var line = text.IndexOf('\n', words);
        var lineStart = finding.Start == 0 ? 0 : text.LastIndexOf('\n', finding.Start - 1) + 1;
        if (text[lineStart] == '|')
            return words;
        var end = sentences.Where(sentence => sentence.Start <= finding.Start && sentence.End >= words).Select(sentence => sentence.End).DefaultIfEmpty(words).Min();
        if (line >= 0)
            end = Math.Min(end, line);
        // “**Satz.** Noch einer.”: emphasis hides the end of a sentence.
        for (var i = words; i + 1 < end; i++)
        {
            if (text[i] is '.' or '!' or '?' && text[i + 1] is '*' or '_')
                end = i + 1;
        }

        while (end > words && text[end - 1] is '*' or '_' or ' ' or '\r')
            end--;
        return Math.Max(end, words);
    }
}
