using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;
using Assistant.Sdk;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>A “nicht” or “kein” of a source is not lost, and none is added, where an answer repeats its words.</summary>
internal static partial class NegationCheck
{
    private const double SameWords = 0.8;
    private const double MostWords = 0.4;
    private const int MinWords = 3;

    private static readonly LocalizedText s_lost = new("Die Fundstelle verneint das.", "The source denies this.");
    private static readonly LocalizedText s_added = new("Die Fundstelle verneint das nicht.", "The source does not deny this.");

    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        foreach (Match segment in Segments().Matches(text.Unquoted))
        {
            var words = WordStems.Of(segment.Value).Distinct(StringComparer.Ordinal).ToList();
            if (words.Count < MinWords || Implied().IsMatch(segment.Value))
                continue;
            var sentences = text.Sources.SelectMany(source => source.Sentences)
                .Where(sentence => WordStems.Overlap(words, sentence.Stems) >= SameWords && !Implied().IsMatch(sentence.Text)).ToList();
            if (sentences.Count == 0)
                continue;
            var isDenied = Negators().IsMatch(segment.Value);
            if (sentences.Exists(sentence => IsDenied(sentence.Text, words) == isDenied))
                continue;
            yield return text.Finding(CheckKind.Negation, segment.Index, segment.Length, isDenied ? s_added : s_lost);
        }
    }

    // Only the clause that has most of the words counts.
    private static bool IsDenied(string sentence, List<string> words) =>
        Clauses().Split(sentence).Any(clause => Negators().IsMatch(clause) && WordStems.Overlap(words, WordStems.Of(clause)) >= MostWords);

    [GeneratedRegex(@"[^;:!?.]+(?:\.(?=\d|\S)[^;:!?.]*|(?<=\d)\.[^;:!?.]*)*", RegexOptions.CultureInvariant)]
    private static partial Regex Segments();

    [GeneratedRegex(",(?!\\d)|;|:| – ", RegexOptions.CultureInvariant)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"\b(?:nicht|nie|niemals|weder|kein|keine|keinen|keinem|keiner|keines|keinerlei)\b(?! nur| zuletzt)(?<!nicht(?= öffentlich))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negators();

    // Said in other words, a denial is not counted.
    [GeneratedRegex(@"verzicht|\babzusehen|davon ab\b|ablehn|abgelehnt|lehnt|unmöglich|unzulässig|ausgeschlossen|fehl(?:t|en)\b|\bohne\b|\bstatt\b|\bkaum\b|\bnur\b|sondern|weggelassen|entfällt|entfallen", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Implied();
}
