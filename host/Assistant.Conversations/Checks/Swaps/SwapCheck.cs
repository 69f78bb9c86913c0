using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Numbers;
using Assistant.Conversations.Checks.Sources;
using Assistant.Sdk;

namespace Assistant.Conversations.Checks.Swaps;

/// <summary>
/// A value that a source gives to one thing is not given to another. Found only where the answer's words for it stand in the source at a value of
/// the same kind, and none of them at this one.
/// </summary>
internal static class SwapCheck
{
    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        var known = text.Sources.SelectMany(source => source.Sentences.SelectMany(sentence =>
            LabelReader.Read(source.Text, source.Facts, sentence.Start, sentence.Start + sentence.Text.Length).Select(label => new SourceLabel(label, source)))).ToList();
        if (known.Count < 2)
            yield break;
        var labels = LabelReader.Read(text.Unquoted, text.Facts, 0, text.Unquoted.Length);
        foreach (var label in labels)
        {
            var same = known.Where(other => FactMatch.Carries(other.Label.Fact, label.Fact)).ToList();
            var rivals = known.Where(other => IsRival(other.Label.Fact, label.Fact)).ToList();
            if (same.Count == 0 || rivals.Count == 0)
                continue;
            if ((ByNoun(label, same, rivals) ?? ByDate(label, same, rivals) ?? ByWords(label, labels.Count == 1, same, rivals) ?? Crosswise(label, labels, same, rivals)) is { } reason)
                yield return text.Finding(FactCheck.KindOf(label.Fact), label.Fact.Start, label.Fact.Length, reason(text.Text.Substring(label.Fact.Start, label.Fact.Length).Trim()));
        }
    }

    // “96 Stellplätze”, where the source counts 140 Stellplätze and 96 Wohneinheiten.
    private static Func<string, LocalizedText>? ByNoun(Label label, List<SourceLabel> same, List<SourceLabel> rivals)
    {
        if (label.Fact.Noun is not { } noun || !same.TrueForAll(other => other.Label.Fact.Noun is { } counted && !IsSameNoun(noun, counted) && !other.Label.MayHave(Stem(noun))))
            return null;
        return rivals.Find(other => other.Label.Fact.Noun is { } counted && IsSameNoun(noun, counted)) is { } rival ? words => Reasons.Swapped(words, noun, rival.Words) : null;
    }

    private static Func<string, LocalizedText>? ByDate(Label label, List<SourceLabel> same, List<SourceLabel> rivals)
    {
        if (label.Sure.Dates.Count == 0 || !same.TrueForAll(other => other.Label.Possible.Dates.Count > 0 && !other.Label.Possible.Dates.Intersect(label.Sure.Dates, StringComparer.Ordinal).Any()))
            return null;
        return rivals.Find(other => other.Label.Sure.Dates.Intersect(label.Sure.Dates, StringComparer.Ordinal).Any() && same.Exists(own => own.Source == other.Source)) is { } rival
            ? words => Reasons.Swapped(words, label.Words(), rival.Words)
            : null;
    }

    private static Func<string, LocalizedText>? ByWords(Label label, bool isAlone, List<SourceLabel> same, List<SourceLabel> rivals)
    {
        if (label.Sure.All.Exists(word => same.Exists(other => other.Label.MayHave(word))))
            return null;
        var rival = rivals.Select(other => (Other: other, Nouns: label.Sure.Nouns.Where(noun => other.Label.Sure.Nouns.Contains(noun, StringComparer.Ordinal)).ToList())).MaxBy(other => other.Nouns.Count);
        // One shared word may be chance, unless the sentence has this value alone.
        return rival.Nouns.Count >= (isAlone && same.Exists(own => own.Source == rival.Other.Source) ? 1 : 2) ? words => Reasons.Swapped(words, rival.Nouns[0], rival.Other.Words) : null;
    }

    // Two values of the answer, each with the words of the other.
    private static Func<string, LocalizedText>? Crosswise(Label label, List<Label> labels, List<SourceLabel> same, List<SourceLabel> rivals)
    {
        foreach (var other in labels)
        {
            var others = rivals.Where(rival => FactMatch.Carries(rival.Label.Fact, other.Fact)).ToList();
            if (other == label || others.Count == 0 || !IsRival(label.Fact, other.Fact))
                continue;
            if (Foreign(label, same, others) is { } word && Foreign(other, others, same) is not null)
                return words => Reasons.Swapped(words, word, others[0].Words);
        }

        return null;
    }

    // A word of this value that the source has at the other value alone, and none the other way round.
    private static string? Foreign(Label label, List<SourceLabel> own, List<SourceLabel> others)
    {
        if (label.Sure.All.Exists(word => own.Exists(one => one.Label.MayHave(word)) && !others.Exists(one => one.Label.MayHave(word))))
            return null;
        return label.Sure.All.Find(word => others.Exists(one => one.Label.Sure.All.Contains(word, StringComparer.Ordinal)) && !own.Exists(one => one.Label.MayHave(word)));
    }

    private static bool IsRival(Fact other, Fact fact) =>
        other.Kind == fact.Kind && other.Unit.Class == fact.Unit.Class && other.Unit.Class != UnitClass.Votes && !FactMatch.Carries(other, fact);

    private static bool IsSameNoun(string a, string b) => Stem(a) == Stem(b);

    private static string Stem(string noun) => WordStems.Of(noun) is [var stem, ..] ? stem : noun;

    private static string Words(this Label label) => string.Join(", ", label.Sure.Dates);

    private sealed record SourceLabel(Label Label, ReadSource Source)
    {
        public string Words => Source.Text.Substring(Label.Fact.Start, Label.Fact.Length).Trim();
    }
}
