using System.Text.RegularExpressions;
using Assistant.Memory.Extraction;

namespace Assistant.Memory.Splitting;

/// <summary>
/// Finds in minutes where each agenda item begins: by a marker (“TOP 5”, “Zu Punkt 5 der Tagesordnung”), or by a number alone where the agenda,
/// or the list at the head of the minutes, names an item of that number and title.
/// </summary>
internal sealed partial class AgendaOutline
{
    private const int HeadCharacters = 2_500;
    private const int MaxTitle = 250;
    private const int MaxTitleLines = 4;
    private const int MaxItems = 2_000;

    private readonly IReadOnlyList<ExtractedPage> _pages;
    private readonly IReadOnlyList<TextRange> _bodies;
    private readonly Agenda? _agenda;

    private AgendaOutline(IReadOnlyList<ExtractedPage> pages, IReadOnlyList<TextRange> bodies, Agenda? agenda) =>
        (_pages, _bodies, _agenda) = (pages, bodies, agenda);

    /// <summary>The items in order; empty where the text is not that of minutes.</summary>
    public static IReadOnlyList<AgendaMark> Find(IReadOnlyList<ExtractedPage> pages, IReadOnlyList<TextRange> bodies, Agenda? agenda, int minWords)
    {
        var outline = new AgendaOutline(pages, bodies, agenda);
        var candidates = outline.Candidates().Take(MaxItems).ToList();
        if (candidates.Count == 0 || !(outline.IsMinutes() || candidates.Exists(candidate => candidate.IsOfAgenda)))
            return [];
        var items = outline.Longest(outline.Confirmed(candidates));
        return [.. outline.WithoutBareSubitems(items, minWords).Select(item => item.Mark)];
    }

    private bool IsMinutes()
    {
        var page = _pages.FirstOrDefault(page => page.Text.Length > 0)?.Text ?? "";
        return MinutesWords().IsMatch(page[..Math.Min(page.Length, HeadCharacters)]);
    }

    private IEnumerable<Candidate> Candidates()
    {
        for (var page = 0; page < _pages.Count; page++)
        {
            var lines = TextLine.Of(_bodies[page].Of(_pages[page].Text)).ToList();
            for (var i = 0; i < lines.Count; i++)
            {
                // A cheap look first: most lines begin with neither a marker nor a number.
                if (lines[i].Text is not [>= '0' and <= '9' or 'T' or 'P' or 'Z' or 'z' or 'Ö' or '#', ..])
                    continue;
                if (CandidateAt(page, lines, i) is { } candidate)
                    yield return candidate;
            }
        }
    }

    private Candidate? CandidateAt(int page, List<TextLine> lines, int at)
    {
        var text = lines[at].Text.TrimStart('#', ' ');
        var marked = Marker().Match(text);
        var match = marked.Success ? marked : Numbered().Match(text);
        if (!match.Success || !Stands(lines, at, marked.Success))
            return null;
        var number = match.Groups["number"].Value.Trim();
        var title = Title(lines, at, match.Groups["title"].Value, isMarked: marked.Success, out var end);
        if (title is null)
            return null;
        var written = title;
        var offset = _bodies[page].Start;
        title = _agenda?.TitleOf(number) ?? title;
        var heading = title.Length == 0 ? HeadingDetector.Clean(lines[at].Text) : Agenda.Heading(number, title);
        var mark = new AgendaMark(page, offset + lines[at].Start, offset + end, heading);
        return new Candidate(mark, number, written, marked.Success, match.Groups["of"].Success);
    }

    // A line within a sentence may begin with “TOP 5” too.
    private static bool Stands(List<TextLine> lines, int at, bool isMarked)
    {
        if (at == 0 || lines[at - 1].IsBlank || lines[at].IsHeadingMark)
            return true;
        var before = lines[at - 1].Text.TrimEnd();
        return isMarked && (before is [.., '.' or ':' or '!' or '?'] || lines[at - 1].IsPageNumber || IsReference(before) || Marker().IsMatch(before));
    }

    private static string? Title(List<TextLine> lines, int at, string rest, bool isMarked, out int end)
    {
        end = lines[at].End;
        var title = rest.Trim();
        // “TOP 5 wird abgesetzt” is a sentence.
        if (title.Length > 0 && !char.IsUpper(title[0]) && !char.IsDigit(title[0]) && title[0] is not ('„' or '"' or '»' or '(' or '§'))
            return null;
        var last = at;
        for (var i = at + 1; i < lines.Count && i <= at + MaxTitleLines; i++)
        {
            var line = lines[i];
            if (line.IsBlank && title.Length == 0 && isMarked)
                continue;
            if (line.IsBlank || IsReference(line.Text) || line.IsHeadingMark || Marker().IsMatch(line.Text) || HeadingDetector.IsCouncilWord(line.Text) || title.Length + line.Text.Length > MaxTitle)
                break;
            if (title.Length > 0 && (title[^1] is '.' or ':' || !isMarked))
                break;
            title = title.Length > 0 && title[^1] == '-' && char.IsLower(line.Text[0]) ? title[..^1] + line.Text : $"{title} {line.Text}";
            last = i;
        }

        end = lines[last].End;
        title = string.Join(' ', title.Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries)).TrimEnd(':');
        return title.Length is > 0 and <= MaxTitle || isMarked ? title[..Math.Min(title.Length, MaxTitle)] : null;
    }

    // A number alone heads lists too: the agenda, or another line of the minutes, must know it with this title.
    private List<Candidate> Confirmed(List<Candidate> candidates)
    {
        var listed = candidates.GroupBy(candidate => candidate.Key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return candidates.FindAll(candidate => candidate.IsMarked || listed.Contains(candidate.Key)
            || (_agenda?.TitleOf(candidate.Number) is { } title && Candidate.Letters(title) == candidate.TitleKey));
    }

    // The list at the head, page headings and the item itself may carry the same number: the item is where the most text follows.
    private List<Candidate> Longest(List<Candidate> candidates)
    {
        var words = Enumerable.Range(0, candidates.Count).Select(i => Words(candidates, i)).ToList();
        var chosen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!chosen.TryGetValue(candidates[i].Number, out var best) || words[i] > words[best])
                chosen[candidates[i].Number] = i;
        }

        return [.. chosen.Values.Order().Select(i => candidates[i])];
    }

    // “4.1” right under “4” with nothing but its title belongs to the common debate of 4.
    private List<Candidate> WithoutBareSubitems(List<Candidate> items, int minWords)
    {
        var kept = new List<Candidate>();
        for (var i = 0; i < items.Count; i++)
        {
            var isSub = kept.Count > 0 && items[i].Number.StartsWith(kept[^1].Number + ".", StringComparison.Ordinal);
            var isBare = isSub && Words(items, i - 1) < minWords;
            if (!isBare)
                kept.Add(items[i]);
        }

        return kept;
    }

    // From the end of its heading to the next one, at most what is worth counting.
    private int Words(List<Candidate> items, int at)
    {
        const int enough = 2_000;
        var from = items[at].Mark;
        var to = at + 1 < items.Count ? items[at + 1].Mark : null;
        var words = 0;
        for (var page = from.Page; page <= (to?.Page ?? _pages.Count - 1) && words < enough; page++)
        {
            var start = page == from.Page ? from.End : _bodies[page].Start;
            var end = page == to?.Page ? to.Start : _bodies[page].End;
            words += end > start ? WordCount.Of(_pages[page].Text, new TextRange(start, end - start)) : 0;
        }

        return words;
    }

    private static bool IsReference(string line) => Reference().IsMatch(line);

    [GeneratedRegex(@"\b(Niederschrift|(Sitzungs|Beschluss|Ergebnis|Verlaufs|Kurz|Wort)?[Pp]rotokoll|Protokollauszug|Beschlussauszug|Sitzungsniederschrift)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MinutesWords();

    [GeneratedRegex(
        """
        ^(Zu\s+|zu\s+)?(TOP|Tagesordnungspunkt|Punkt|Pkt\.)\s*(?<number>[ÖN]?\s?\d{1,3}(\.\d{1,3})*[a-z]?)\.?\)?
        (?<of>\s+der\s+(heutigen\s+)?Tagesordnung)?\s*(?:[:–-]\s*|\s+|$)(?<title>.*)$
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^(zu\s+)?(?<number>([ÖN]\s)?\d{1,3}(\.\d{1,3}){0,3}[a-z]?)\.?[\t ]+(?<of>(?!))?(?<title>\p{Lu}.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(Vorlagen?|Drucksachen?|DS|BV|Antrag|Anfrage|Ergänzungsantrag|Änderungsantrag|Interfraktioneller Antrag|Beschluss|Vorlagen-?Nr\.?|Drucksachen-?Nr\.?)(\s|:|-).{0,80}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    private sealed record Candidate(AgendaMark Mark, string Number, string Title, bool IsMarked, bool IsOfAgenda)
    {
        public string TitleKey { get; } = Letters(Title);

        public string Key => $"{Number} {TitleKey}";

        // Lists shorten long titles: the first letters tell them apart well enough.
        public static string Letters(string title) => new([.. title.Where(char.IsLetterOrDigit).Take(24).Select(char.ToLowerInvariant)]);
    }
}
