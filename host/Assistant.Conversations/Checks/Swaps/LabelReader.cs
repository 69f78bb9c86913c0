using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Numbers;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Swaps;

/// <summary>Finds which words belong to which value: “auf A entfallen 10 Euro, auf B 20”, “24 Plätze und 12 Stellen”.</summary>
internal static partial class LabelReader
{
    /// <summary>The labelled values of a stretch of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="facts">Its facts.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="end">Where it ends.</param>
    public static List<Label> Read(string text, IReadOnlyList<Fact> facts, int start, int end)
    {
        var inside = facts.Where(fact => fact.Start >= start && fact.End <= end && !fact.IsSecondReading && fact.Kind is FactKind.Number or FactKind.Share or FactKind.Time && !IsArticle(text, fact)).ToList();
        var words = inside.ConvertAll(_ => new List<string>());
        var isLinked = new bool[inside.Count];
        for (var i = 0; i <= inside.Count; i++)
        {
            var from = i == 0 ? start : inside[i - 1].End;
            var to = i == inside.Count ? end : inside[i].Start;
            if (to < from)
                continue;
            var between = text[from..to];
            var cut = i == 0 ? 0 : i == inside.Count ? between.Length : Cut(between);
            if (i > 0)
                words[i - 1].AddRange(WordStems.Of(between.AsSpan(0, cut)));
            if (i < inside.Count)
                words[i].AddRange(WordStems.Of(between.AsSpan(cut)));
            if (i > 0 && i < inside.Count)
                isLinked[i] = WordStems.Of(between).Count == 0 && !Separator().IsMatch(between);
        }

        // “von 310 Euro auf 335 Euro”: both have the words of the first.
        for (var i = 1; i < inside.Count; i++)
        {
            if (!isLinked[i])
                continue;
            var shared = words[i - 1].Concat(words[i]).ToList();
            (words[i - 1], words[i]) = (shared, shared);
        }

        return [.. inside.Select((fact, i) => new Label(fact, [.. words[i].Distinct(StringComparer.Ordinal)]))];
    }

    // Where one value's words end and the next one's begin: the last comma or “und”, else before the first word.
    private static int Cut(string between) => Separator().Matches(between) is { Count: > 0 } separators ? separators[^1].Index : Bracket().Match(between) is { Success: true } bracket ? bracket.Index : 0;

    private static bool IsArticle(string text, Fact fact) => fact.Value == 1 && fact.Unit == Unit.None && !char.IsAsciiDigit(text[fact.Start]);

    [GeneratedRegex(@",(?!\d)|;|\bund\b|\bsowie\b|\bbzw\.|•|▪|\)", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\(", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();
}
