using Assistant.Memory.German;
using Assistant.Sdk;

namespace Assistant.Conversations.Questions;

/// <summary>Decides whether what search found speaks of what was asked. Thread-safe.</summary>
internal sealed class RelevanceGate(GermanText german)
{
    /// <summary>The share of the weight of the question's nouns that one passage must speak of. Measured on both question sets.</summary>
    public const double MinCoverage = 0.2;

    /// <summary>The same where a noun of the question stands in no document at all: most likely the thing itself is unknown.</summary>
    public const double MinCoverageWithUnknown = 0.45;

    /// <summary>The best passage is seldom behind the first ten.</summary>
    private const int Looked = 10;

    private const int MinSlangLength = 8;

    /// <summary>Whether an answer can be made of the hits, and which words stand nowhere.</summary>
    public Relevance Judge(IReadOnlyList<Hit> hits, QuestionTerms terms)
    {
        var texts = hits.Select(hit => german.TermSet($"{hit.Document.Title} {hit.Document.Reference} {hit.Heading} {hit.Text}")).ToList();
        var unknown = terms.All.Where(term => term.Passages == 0 && term.IsNoun && !texts.Any(text => term.MatchIn(text) > 0)).ToList();
        var isUnknown = unknown.Any(term => term.IsCertain && term.Role == WordRole.Topic && term.Parts.Count == 0);
        var coverage = texts.Take(Looked).Select(terms.NounCoverageIn).DefaultIfEmpty(0).Max();
        return new Relevance(
            coverage >= (isUnknown ? MinCoverageWithUnknown : MinCoverage),
            coverage,
            [.. unknown.Where(MayBeReported).Select(term => term.Word).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    // In a question without capitals a noun cannot be told from a verb; long words are mostly nouns, participles begin with “ge”.
    private static bool MayBeReported(QuestionTerm term) =>
        term.IsCertain || term.Word.Any(char.IsUpper) || (term.Word.Length >= MinSlangLength && !term.Word.StartsWith("ge", StringComparison.OrdinalIgnoreCase));
}
