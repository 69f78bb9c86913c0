using System.Text.RegularExpressions;
using Assistant.Memory.German;
using Assistant.Memory.Retrieval;
using Assistant.Memory.Splitting;
using Assistant.Sdk;

namespace Assistant.Conversations.Answers;

/// <summary>
/// Picks the sentences that speak most of what was asked: each counts the rarity of the question's words in it, a little for words in the
/// heading and title above it, and the rank of its passage. Thread-safe.
/// </summary>
internal sealed partial class SentenceRanker(GermanText german)
{
    private const double ContextWeight = 0.35;
    private const int MinLength = 25;
    private const int MaxLength = 600;

    /// <summary>The best sentences, best first, each adding something that those before it do not say.</summary>
    public IReadOnlyList<Quote> Rank(IReadOnlyList<Hit> hits, TermWeights weights, int count)
    {
        var candidates = hits.SelectMany(hit => Candidates(hit, weights, hits[0].Score)).OrderByDescending(quote => quote.Score).ToList();
        var chosen = new List<Quote>();
        var covered = new Dictionary<string, int>(StringComparer.Ordinal);
        while (chosen.Count < count && candidates.Count > 0)
        {
            // Maximal marginal relevance (Carbonell and Goldstein 1998) with term coverage as similarity.
            var best = candidates.MaxBy(quote => Marginal(quote, weights, covered))!;
            candidates.Remove(best);
            if (chosen.Count > 0 && best.Score < chosen[0].Score * 0.45)
                break;
            if (chosen.Any(quote => Repeats(quote.Text, best.Text)) || chosen.Count(quote => quote.Hit.Document.DocumentId == best.Hit.Document.DocumentId) >= 2)
                continue;
            chosen.Add(best);
            foreach (var term in best.Terms)
                covered[term] = covered.GetValueOrDefault(term) + 1;
        }

        return [.. chosen.OrderByDescending(quote => quote.Score)];
    }

    private IEnumerable<Quote> Candidates(Hit hit, TermWeights weights, double topScore)
    {
        var context = german.TermSet($"{hit.Document.Title} {hit.Document.Reference} {hit.Heading}");
        foreach (var range in SentenceSplitter.Split(hit.Text))
        {
            var text = Folded(range.Of(hit.Text));
            if (text.Length is < MinLength or > MaxLength)
                continue;
            var terms = german.TermSet(text);
            var own = weights.Terms.Where(terms.Contains).ToHashSet(StringComparer.Ordinal);
            if (own.Count == 0)
                continue;
            var score = own.Sum(weights.Of) + (ContextWeight * weights.Terms.Where(term => !own.Contains(term) && context.Contains(term)).Sum(weights.Of));
            var lengthPenalty = 1 + (Math.Max(0, text.Length - 250) / 500.0);
            var rank = topScore <= 0 ? 1 : 0.5 + (0.5 * hit.Score / topScore);
            yield return new Quote(hit, text, own, score * rank / lengthPenalty * Wholeness(text));
        }
    }

    private static double Marginal(Quote quote, TermWeights weights, Dictionary<string, int> covered)
    {
        var repeated = quote.Terms.Where(covered.ContainsKey).Sum(weights.Of);
        return quote.Score - (0.3 * repeated);
    }

    /// <summary>Headings, table rows and cut-off ends say less than a sentence does.</summary>
    private static double Wholeness(string text)
    {
        var whole = text[^1] is '.' or '!' or '?' or ':' or '“' or '"' or ')' ? 1.0 : 0.75;
        return char.IsLower(text[0]) ? whole * 0.85 : whole;
    }

    private static bool Repeats(string first, string second) =>
        first.Contains(second, StringComparison.OrdinalIgnoreCase) || second.Contains(first, StringComparison.OrdinalIgnoreCase);

    /// <summary>White space folded, and without the marks of a Markdown heading or list, which are not the author's words.</summary>
    private static string Folded(string text) => WhiteSpace().Replace(text, " ").Trim().TrimStart('#', '*').TrimStart();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
