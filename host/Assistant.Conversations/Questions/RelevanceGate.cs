using Assistant.Memory.German;
using Assistant.Sdk;

namespace Assistant.Conversations.Questions;

/// <summary>Decides whether what search found speaks of what was asked. Thread-safe.</summary>
internal sealed class RelevanceGate(GermanText german)
{
    /// <summary>The share of the question's weight that one passage must speak of.</summary>
    public const double MinCoverage = 0.4;

    /// <summary>The best passage is seldom behind the first ten.</summary>
    private const int Looked = 10;

    /// <summary>The highest share of the question's weight that one passage speaks of, with its title and heading.</summary>
    public double Coverage(IReadOnlyList<Hit> hits, QuestionTerms terms) =>
        hits.Take(Looked).Select(hit => terms.CoverageIn(german.TermSet(TextOf(hit)))).DefaultIfEmpty(0).Max();

    /// <summary>Words that matter and stand in no document that the caller may see, nor do their parts together.</summary>
    public IReadOnlyList<string> WordsNotFound(IReadOnlyList<Hit> hits, QuestionTerms terms)
    {
        var missing = terms.All.Where(term => term.Passages == 0 && term.Role is WordRole.Topic or WordRole.Place).ToList();
        if (missing.Count == 0)
            return [];
        var texts = hits.Select(hit => german.TermSet(TextOf(hit))).ToList();
        return [.. missing.Where(term => !texts.Any(text => IsFull(term, text))).Select(term => term.Word).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsFull(QuestionTerm term, IReadOnlySet<string> text) =>
        term.MatchIn(text) >= QuestionTerm.FullParts;

    private static string TextOf(Hit hit) => $"{hit.Document.Title} {hit.Document.Reference} {hit.Heading} {hit.Text}";
}
