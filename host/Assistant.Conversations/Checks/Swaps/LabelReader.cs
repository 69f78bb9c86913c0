using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Numbers;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Swaps;

/// <summary>Finds which words belong to which value: “auf A entfallen 10 Euro, auf B 20”, “24 Plätze und 12 Stellen”.</summary>
internal static partial class LabelReader
{
    /// <summary>The labelled values of a sentence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="facts">Its facts.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="end">Where it ends.</param>
    public static List<Label> Read(string text, IReadOnlyList<Fact> facts, int start, int end)
    {
        var inside = facts.Where(fact => fact.Start >= start && fact.End <= end && !fact.IsSecondReading && fact.Kind is FactKind.Number or FactKind.Share or FactKind.Time && !IsArticle(text, fact)).ToList();
        var topic = inside.Count == 0 ? [] : WordStems.Of(text.AsSpan(start, inside[0].Start - start));
        var labels = inside.ConvertAll(fact => new Label(fact, new LabelWords(), new LabelWords()) { Topic = text.AsSpan(start, fact.Start - start).Contains(';') ? [] : topic });
        for (var i = 0; i <= inside.Count; i++)
        {
            var from = i == 0 ? start : inside[i - 1].End;
            var to = i == inside.Count ? end : inside[i].Start;
            if (to <= from)
                continue;
            var (first, last) = i == 0 ? (from, from) : i == inside.Count ? (to, to) : Cuts(text, from, to);
            var (left, shared, right) = (Words(text, facts, from, first, start), Words(text, facts, first, last, start), Words(text, facts, last, to, start));
            if (i > 0)
                Give(labels[i - 1], left, shared);
            if (i < inside.Count)
                Give(labels[i], right, shared);
        }

        // “von 310 Euro auf 335 Euro”: both have the words of both.
        for (var i = 1; i < inside.Count; i++)
        {
            if (!Link().IsMatch(text.AsSpan(inside[i - 1].End, Math.Max(0, inside[i].Start - inside[i - 1].End))))
                continue;
            labels[i - 1].Possible.Add(labels[i].Possible);
            labels[i].Possible.Add(labels[i - 1].Possible);
            labels[i - 1].Sure.Add(labels[i].Sure);
            labels[i].Sure.Add(labels[i - 1].Sure);
        }

        return labels;
    }

    private static void Give(Label label, LabelWords own, LabelWords shared)
    {
        label.Sure.Add(own);
        label.Possible.Add(own);
        label.Possible.Add(shared);
    }

    // What stands before the first separator belongs to the left value, what stands behind the last to the right one.
    private static (int First, int Last) Cuts(string text, int from, int to) =>
        Separator().Matches(text[from..to]) is { Count: > 0 } separators ? (from + separators[0].Index, from + separators[^1].Index) : (from, to);

    private static LabelWords Words(string text, IReadOnlyList<Fact> facts, int from, int to, int sentence)
    {
        var words = new LabelWords();
        words.All.AddRange(WordStems.Of(text.AsSpan(from, to - from)));
        foreach (Match noun in Noun().Matches(text[from..to]))
        {
            // The first word of a sentence is always written large.
            if (from + noun.Index > sentence)
                words.Nouns.AddRange(WordStems.Of(noun.Value));
        }

        foreach (var fact in facts.Where(fact => fact.Date is { Year: not null, Weekday: null } && fact.Start >= from && fact.End <= to))
            words.Dates.Add(fact.Date!.ToString());
        return words;
    }

    private static bool IsArticle(string text, Fact fact) => fact.Value == 1 && fact.Unit == Unit.None && !char.IsAsciiDigit(text[fact.Start]);

    [GeneratedRegex(@",(?!\d)|;|\bund\b|\bsowie\b|\bbzw\.|•|▪|\)|\baber\b|\bwährend\b", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?<!\p{L})\p{Lu}\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Noun();

    [GeneratedRegex(@"^\s*(?:(?:auf|bis|bis zu|zu|–|-|um|künftig|nun|rund|ca\.|etwa|statt|bisher|von)\s*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
