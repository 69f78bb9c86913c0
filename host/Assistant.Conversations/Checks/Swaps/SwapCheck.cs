using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Numbers;
using Assistant.Conversations.Checks.Sources;
using Assistant.Memory.Splitting;
using Assistant.Sdk;

namespace Assistant.Conversations.Checks.Swaps;

/// <summary>
/// A value that a source gives to one thing is not given to another. Found only where the answer's words for it stand in the source at a value of
/// the same kind, and none of them at this one.
/// </summary>
internal static partial class SwapCheck
{
    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        var known = text.Sources.SelectMany(source => source.Labels.Select(label => new SourceLabel(label, source))).ToList();
        if (known.Count < 2)
            yield break;
        foreach (var sentence in SentenceSplitter.Split(text.Unquoted))
        {
            var labels = LabelReader.Read(text.Unquoted, text.Facts, sentence.Start, sentence.End);
            foreach (var label in labels)
            {
                if (Judge(text.Unquoted, label, labels, known) is { } reason)
                    yield return text.Finding(FactCheck.KindOf(label.Fact), label.Fact.Start, label.Fact.Length, reason(text.Text.Substring(label.Fact.Start, label.Fact.Length).Trim()));
            }
        }
    }

    private static Func<string, LocalizedText>? Judge(string text, Label label, List<Label> labels, List<SourceLabel> known)
    {
        var same = known.Where(other => FactMatch.Carries(other.Label.Fact, label.Fact)).ToList();
        var rivals = known.Where(other => IsRival(other.Label.Fact, label.Fact)).ToList();
        return same.Count == 0 || rivals.Count == 0
            ? null
            : ByNoun(label, same, rivals) ?? ByHead(label, text, same, rivals) ?? ByDate(label, same, rivals) ?? ByWords(label, labels.Count == 1, same, rivals) ?? Crosswise(label, labels, same, rivals);
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
        // In a sentence of several values, words cannot be told apart well enough.
        if (!isAlone)
            return null;
        var found = rivals.Where(other => same.Exists(own => own.Source == other.Source))
            .Select(other => (Other: other, Nouns: label.Sure.Nouns.Distinct(StringComparer.Ordinal).Where(noun => other.Label.Possible.Nouns.Contains(noun, StringComparer.Ordinal) && !same.Exists(own => own.Label.MayHave(noun) || own.Label.IsTopic(noun))).ToList()))
            .ToList();
        if (found.Count == 0)
            return null;
        var rival = found.MaxBy(other => other.Nouns.Count);
        if (rival.Nouns.Count == 0)
            return null;
        return label.Sure.All.Exists(word => same.Exists(own => own.Label.MayHave(word)) && !rival.Other.Label.MayHave(word)) ? null : words => Reasons.Swapped(words, rival.Nouns[0], rival.Other.Words);
    }

    // “Einnahmen von 467.900 Euro”, where the source calls these the expenses.
    private static Func<string, LocalizedText>? ByHead(Label label, string text, List<SourceLabel> same, List<SourceLabel> rivals)
    {
        if (label.Fact.Kind == FactKind.Time || RangeBehind().IsMatch(text, label.Fact.End))
            return null;
        if (Head().Match(text[..label.Fact.Start]) is not { Success: true } head || WordStems.Of(head.Groups["noun"].Value) is not [var stem, ..])
            return null;
        if (same.Exists(own => own.Label.MayHave(stem)))
            return null;
        return rivals.Find(other => other.Label.Sure.Nouns.Contains(stem, StringComparer.Ordinal) && same.Exists(own => own.Source == other.Source)) is { } rival ? words => Reasons.Swapped(words, head.Groups["noun"].Value, rival.Words) : null;
    }

    // Two values of the answer, each with the words of the other.
    private static Func<string, LocalizedText>? Crosswise(Label label, List<Label> labels, List<SourceLabel> same, List<SourceLabel> rivals)
    {
        foreach (var other in labels)
        {
            var others = rivals.Where(rival => FactMatch.Carries(rival.Label.Fact, other.Fact)).ToList();
            if (other == label || others.Count == 0 || !IsRival(label.Fact, other.Fact))
                continue;
            // One of both must have no word of its own; two words are enough proof then.
            if (Foreign(label, same, others) is { } word && Foreign(other, others, same) is not null && (!HasOwn(label, same, others) || !HasOwn(other, others, same)))
                return words => Reasons.Swapped(words, word, others[0].Words);
        }

        return null;
    }

    // A word of this value that the source has at the other value alone.
    private static string? Foreign(Label label, List<SourceLabel> own, List<SourceLabel> others) =>
        Telling(label).Find(word => others.Exists(one => one.Label.Sure.All.Contains(word, StringComparer.Ordinal)) && !own.Exists(one => one.Label.MayHave(word)));

    private static bool HasOwn(Label label, List<SourceLabel> own, List<SourceLabel> others) =>
        Telling(label).Exists(word => own.Exists(one => one.Label.MayHave(word)) && !others.Exists(one => one.Label.MayHave(word)));

    private static List<string> Telling(Label label) => label.Sure.Nouns.Count > 0 ? label.Sure.Nouns : label.Sure.All;

    private static bool IsRival(Fact other, Fact fact) =>
        other.Kind == fact.Kind && other.Unit.Class == fact.Unit.Class && other.Unit.Class != UnitClass.Votes && !FactMatch.Carries(other, fact);

    private static bool IsSameNoun(string a, string b) => Stem(a) == Stem(b);

    private static string Stem(string noun) => WordStems.Of(noun) is [var stem, ..] ? stem : noun;

    private static string Words(this Label label) => string.Join(", ", label.Sure.Dates);

    [GeneratedRegex(@"(?<noun>\p{Lu}\p{L}{3,}) (?:von|in Höhe von|über|in der Höhe von)(?: rund| ca\.| etwa| insgesamt)? $", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"\G (?:bis|auf)\b", RegexOptions.CultureInvariant)]
    private static partial Regex RangeBehind();

    private sealed record SourceLabel(Label Label, ReadSource Source)
    {
        public string Words => Source.Text.Substring(Label.Fact.Start, Label.Fact.Length).Trim();
    }
}
