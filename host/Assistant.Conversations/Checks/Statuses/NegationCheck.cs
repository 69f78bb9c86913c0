using System.Text.RegularExpressions;
using Assistant.Conversations.Checks.Sources;
using Assistant.Sdk;

namespace Assistant.Conversations.Checks.Statuses;

/// <summary>A “nicht” or “kein” of a source is not lost, and none is added, where an answer repeats its words.</summary>
internal static partial class NegationCheck
{
    private const double SameWords = 0.8;
    private const int MinWords = 3;

    private static readonly LocalizedText s_lost = new("Die Fundstelle verneint das.", "The source denies this.");
    private static readonly LocalizedText s_added = new("Die Fundstelle verneint das nicht.", "The source does not deny this.");

    public static IEnumerable<CheckFinding> Run(CheckedText text)
    {
        foreach (Match clause in Clause().Matches(text.Unquoted))
        {
            var words = WordStems.Of(clause.Value).Distinct(StringComparer.Ordinal).ToList();
            if (words.Count < MinWords || Implied().IsMatch(clause.Value))
                continue;
            var same = text.Sources.SelectMany(source => source.Clauses).Where(other => WordStems.Overlap(words, other.Words) >= SameWords && !Implied().IsMatch(other.Text)).ToList();
            var isDenied = Negators().IsMatch(clause.Value);
            if (same.Count == 0 || same.Exists(other => Negators().IsMatch(other.Text) == isDenied))
                continue;
            var start = clause.Index + clause.Length - clause.Value.TrimStart().Length;
            yield return text.Finding(CheckKind.Negation, start, clause.Index + clause.Length - start, isDenied ? s_added : s_lost);
        }
    }

    /// <summary>The clauses of a text that have enough words to be told apart.</summary>
    public static IReadOnlyList<SourceClause> Clauses(string text) =>
        [.. Clause().Matches(text).Select(clause => new SourceClause(clause.Value, WordStems.Of(clause.Value))).Where(clause => clause.Words.Count >= MinWords - 1)];

    [GeneratedRegex(@"(?:[^,;:!?.–]|(?<=\d)[.,:](?=\d)|\.(?! |$)|(?<=\d)\.(?= \p{L}))+", RegexOptions.CultureInvariant)]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b(?:nicht|nie|niemals|weder|kein|keine|keinen|keinem|keiner|keines|keinerlei)\b(?! nur| zuletzt)(?<!nicht(?= öffentlich))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negators();

    // Said in other words, a denial is not counted.
    [GeneratedRegex(@"verzicht|\babzusehen|davon ab\b|ablehn|abgelehnt|lehnt|unmöglich|unzulässig|ausgeschlossen|fehl(?:t|en)\b|\bohne\b|\bstatt\b|\bkaum\b|\bnur\b|sondern|weggelassen|entfällt|entfallen", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Implied();
}
