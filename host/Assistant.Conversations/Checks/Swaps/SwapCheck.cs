using Assistant.Conversations.Checks.Facts;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Swaps;

/// <summary>A value that a source gives to one thing is not given to another: where its words stand in the source at another value of the same kind only.</summary>
internal static class SwapCheck
{
    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        var known = text.Sources.SelectMany(source => source.Sentences.SelectMany(sentence =>
            LabelReader.Read(source.Text, source.Facts, sentence.Start, sentence.Start + sentence.Text.Length).Select(label => (Label: label, Source: source)))).ToList();
        if (known.Count < 2)
            yield break;
        foreach (var label in LabelReader.Read(text.Unquoted, text.Facts, 0, text.Unquoted.Length))
        {
            var same = known.Where(other => FactMatch.Carries(other.Label.Fact, label.Fact)).ToList();
            var others = known.Where(other => IsRival(other.Label.Fact, label.Fact) && !text.Facts.Any(fact => fact != label.Fact && FactMatch.Carries(other.Label.Fact, fact) && IsNear(fact, label.Fact))).ToList();
            if (same.Count == 0 || others.Count == 0)
                continue;
            var own = label.Words.Where(word => same.Exists(other => Has(other.Label, word))).ToList();
            var foreign = label.Words.Where(word => !own.Contains(word) && others.Exists(other => Has(other.Label, word))).ToList();
            if (own.Count > 0 || foreign.Count == 0)
                continue;
            var rival = others.MaxBy(other => label.Words.Count(word => Has(other.Label, word)));
            var words = text.Text.Substring(label.Fact.Start, label.Fact.Length).Trim();
            var instead = rival.Source.Text.Substring(rival.Label.Fact.Start, rival.Label.Fact.Length).Trim();
            yield return text.Finding(FactCheck.KindOf(label.Fact), label.Fact.Start, label.Fact.Length, Reasons.Swapped(words, foreign[0], instead));
        }
    }

    private static bool Has(Label label, string word) => label.Words.Any(other => WordStems.AreAkin(other, word));

    // Another value of the same kind.
    private static bool IsRival(Fact other, Fact fact) => other.Kind == fact.Kind && other.Unit.Class == fact.Unit.Class && !FactMatch.Carries(other, fact);

    // The range's other end is no rival.
    private static bool IsNear(Fact fact, Fact other) => Math.Abs(fact.Start - other.Start) < 30;
}
