using System.Text.RegularExpressions;
using Assistant.Conversations.Questions;
using Assistant.Memory.German;
using Assistant.Sdk;

namespace Assistant.Conversations.Quotes;

/// <summary>
/// Picks the sentences that speak most of what was asked: each counts the question's words in it, less those in the sentences beside it and
/// in the title and heading above it; more where it holds the kind of answer that was asked for. Thread-safe.
/// </summary>
internal sealed partial class SentenceRanker(SentenceReader reader, GermanText german)
{
    /// <summary>What a word of the title or heading counts: it says what the whole passage is about.</summary>
    private const double ContextWeight = 0.6;

    /// <summary>What a word of the sentence before or behind counts.</summary>
    private const double NeighbourWeight = 0.35;

    /// <summary>What a word elsewhere in the passage counts.</summary>
    private const double PassageWeight = 0.25;

    /// <summary>A sentence with the kind of answer that was asked for.</summary>
    private const double ExpectedFactor = 1.7;

    /// <summary>The share of a sentence's score that does not depend on the place of its passage.</summary>
    private const double PlaceFloor = 0.4;

    /// <summary>
    /// The place at which the other share has halved. Of 4, 8, 12 and 20 the one with which the two question sets cite as much by meaning as by words.
    /// </summary>
    private const double HalfPlace = 12;

    /// <summary>A sentence is left out when it scores less than this share of the best.</summary>
    private const double MinShare = 0.55;

    /// <summary>What a word counts less each time that a quote before has already said it.</summary>
    private const double Repetition = 0.25;

    /// <summary>Two sentences that share this much of their words (Jaccard) say the same.</summary>
    private const double SameWords = 0.7;

    private const int MinLength = 20;
    private const int PerDocument = 2;

    /// <summary>The best sentences, best first, each adding something that those before it do not say.</summary>
    public IReadOnlyList<Quote> Rank(IReadOnlyList<Hit> hits, QuestionTerms terms, int count, int perDocument = PerDocument)
    {
        // By their words: these are what is quoted. A place among the hits, since scores differ in kind with how a search found them.
        var candidates = hits.OrderByDescending(hit => hit.WordScore ?? double.NegativeInfinity)
            .SelectMany((hit, place) => Candidates(hit, terms, PlaceFloor + ((1 - PlaceFloor) / (1 + (place / HalfPlace)))))
            .OrderByDescending(quote => quote.Score)
            .ToList();
        var chosen = new List<Quote>();
        while (chosen.Count < count && candidates.Count > 0)
        {
            // Maximal marginal relevance (Carbonell and Goldstein 1998) with the question's words as similarity.
            var best = candidates.MaxBy(quote => Marginal(quote, terms, chosen))!;
            candidates.Remove(best);
            if (chosen.Count > 0 && best.Score < chosen[0].Score * MinShare)
                break;
            if (!chosen.Any(quote => SaysTheSame(quote, best)) && chosen.Count(quote => quote.Hit.Document.DocumentId == best.Hit.Document.DocumentId) < perDocument)
                chosen.Add(best);
        }

        return [.. chosen.OrderByDescending(quote => quote.Score)];
    }

    private IEnumerable<Quote> Candidates(Hit hit, QuestionTerms terms, double placeFactor)
    {
        var title = $"{hit.Document.Title} {hit.Document.Reference}";
        var context = german.TermSet($"{title} {hit.Heading}");
        var sentences = reader.Read(hit.Text);
        var passage = german.TermSet($"{title} {hit.Heading} {hit.Text}");
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            // Minutes put several agenda items into a passage: the heading above a sentence is the nearest one, not that of the passage.
            if (sentence.Kind == SentenceKind.Fragment && sentence.Terms.Count > 0)
                context = german.TermSet($"{title} {sentence.Text}");
            var isExpected = ExpectedAnswers.IsIn(sentence.Text, terms.Expected);
            var kind = KindFactor(sentence.Kind);
            if (kind == 0 || sentence.Text.Length < MinLength)
                continue;
            if (!isExpected && !terms.All.Any(term => term.MatchIn(sentence.Terms) > 0))
                continue;
            var score = Score(sentences, i, context, passage, terms) * placeFactor * kind * (isExpected ? ExpectedFactor : 1);
            yield return new Quote(hit, QuoteShaper.Shape(hit.Text, sentences, i, stretch => terms.CoverageIn(german.TermSet(stretch))), sentence.Terms, score);
        }
    }

    private static double Score(IReadOnlyList<Sentence> sentences, int at, IReadOnlySet<string> context, IReadOnlySet<string> passage, QuestionTerms terms)
    {
        var score = 0.0;
        foreach (var term in terms.All)
        {
            var beside = Math.Max(at > 0 ? term.MatchIn(sentences[at - 1].Terms) : 0, at + 1 < sentences.Count ? term.MatchIn(sentences[at + 1].Terms) : 0);
            double[] matches = [term.MatchIn(sentences[at].Terms), ContextWeight * term.MatchIn(context), NeighbourWeight * beside, PassageWeight * term.MatchIn(passage)];
            score += term.Weight * matches.Max();
        }

        return score / Math.Max(terms.Total, double.Epsilon);
    }

    private static double KindFactor(SentenceKind kind) => kind switch
    {
        SentenceKind.Whole => 1,
        SentenceKind.Row => 0.75,
        SentenceKind.Fragment => 0.4,
        SentenceKind.Question => 0.5,
        _ => 0,
    };

    private static double Marginal(Quote quote, QuestionTerms terms, List<Quote> chosen)
    {
        if (chosen.Count == 0)
            return quote.Score;
        var repeated = terms.All.Sum(term => term.Weight * Math.Min(term.MatchIn(quote.Terms), chosen.Max(other => term.MatchIn(other.Terms))));
        return quote.Score - (Repetition * repeated / Math.Max(terms.Total, double.Epsilon));
    }

    // The fee of last year and the fee of this year stand in the same sentence; so do a decision and its refusal.
    private static bool Contradict(string first, string second)
    {
        if (Negation().IsMatch(first) != Negation().IsMatch(second))
            return true;
        var (figures, others) = (Figures(first), Figures(second));
        return !figures.IsSubsetOf(others) && !others.IsSubsetOf(figures);
    }

    private static HashSet<string> Figures(string text) => Figure().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\d[\d.,]*\d|\d")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\b(nicht|kein\w*|ohne)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Negation();

    private static bool SaysTheSame(Quote first, Quote second)
    {
        if (first.Text.Contains(second.Text, StringComparison.OrdinalIgnoreCase) || second.Text.Contains(first.Text, StringComparison.OrdinalIgnoreCase))
            return true;
        if (Contradict(first.Text, second.Text))
            return false;
        var shared = first.Terms.Count(second.Terms.Contains);
        return shared > 0 && shared >= SameWords * (first.Terms.Count + second.Terms.Count - shared);
    }
}
