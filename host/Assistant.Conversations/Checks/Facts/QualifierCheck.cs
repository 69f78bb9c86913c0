using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;

namespace Assistant.Conversations.Checks.Facts;

/// <summary>The small words that turn a right number into a wrong one: netto and brutto, “um” and “auf” so many percent.</summary>
internal static partial class QualifierCheck
{
    private const int Behind = 14;
    private const int Before = 14;

    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        foreach (var fact in text.Facts.Where(fact => fact.IsAmount || fact.Kind == FactKind.Share))
        {
            var places = text.Sources.SelectMany(source => source.Facts.Where(other => FactMatch.Carries(other, fact)).Select(other => (source.Text, Fact: other))).ToList();
            var (said, known) = fact.IsAmount
                ? (Tax(text.Text, fact), places.Select(place => Tax(place.Text, place.Fact)).ToList())
                : (Change(text.Text, fact), places.Select(place => Change(place.Text, place.Fact)).ToList());
            if (said is not null && known.Count > 0 && known.TrueForAll(word => word is not null && word != said))
                yield return text.Finding(FactCheck.KindOf(fact), fact.Start, fact.Length, Reasons.Qualifier(said, known[0]!));
        }
    }

    private static string? Tax(string text, Fact fact)
    {
        var behind = TaxWord().Match(text.Substring(fact.End, Math.Min(Behind, text.Length - fact.End)));
        var start = Math.Max(0, fact.Start - Before);
        var word = behind.Success ? behind : TaxWord().Match(text[start..fact.Start]);
        return word.Success ? word.Value.ToLowerInvariant() : null;
    }

    private static string? Change(string text, Fact fact)
    {
        var start = Math.Max(0, fact.Start - Before);
        var word = ChangeWord().Match(text[start..fact.Start]);
        return word.Success ? word.Groups["word"].Value.ToLowerInvariant() : null;
    }

    [GeneratedRegex(@"\b(?:netto|brutto)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TaxWord();

    [GeneratedRegex(@"\b(?<word>um|auf)(?: (?:rund|etwa|circa|ca\.|knapp))? $", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ChangeWord();
}
