using System.Text.RegularExpressions;
using Assistant.Conversations.Quotes;
using Assistant.Memory.German;

namespace Assistant.Conversations.Generation;

/// <summary>Finds the sentence of a source that a sentence of an answer leans on, so that the reader sees it word for word. Thread-safe.</summary>
internal sealed partial class QuoteFinder(SentenceReader reader, GermanText german)
{
    /// <summary>What a number that both hold counts, against a word.</summary>
    private const double NumberWeight = 3;

    /// <summary>The quote.</summary>
    /// <param name="claims">The sentences of the answer that cite the source.</param>
    /// <param name="source">The source's text.</param>
    public string Find(IReadOnlyList<string> claims, string source)
    {
        var verbatim = claims.SelectMany(claim => Quoted().Matches(claim)).Select(match => match.Groups["quote"].Value)
            .FirstOrDefault(quote => quote.Length >= 20 && source.Contains(quote, StringComparison.Ordinal));
        if (verbatim is not null)
            return verbatim;
        var sentences = reader.Read(source);
        if (sentences.Count == 0)
            return source.Trim();
        var wanted = german.TermSet(string.Join(' ', claims));
        var numbers = Number().Matches(string.Join(' ', claims)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var best = Enumerable.Range(0, sentences.Count).MaxBy(at => Score(sentences[at], wanted, numbers));
        return QuoteShaper.Shape(source, sentences, best, stretch => Overlap(german.TermSet(stretch), wanted));
    }

    private static double Score(Sentence sentence, IReadOnlySet<string> wanted, HashSet<string> numbers)
    {
        var shared = Overlap(sentence.Terms, wanted) + (NumberWeight * Number().Matches(sentence.Text).Count(match => numbers.Contains(match.Value)));
        // A little against very long sentences, which share words with everything.
        return shared / Math.Sqrt(8 + sentence.Terms.Count);
    }

    private static double Overlap(IReadOnlySet<string> terms, IReadOnlySet<string> wanted) => terms.Count(wanted.Contains);

    [GeneratedRegex(@"\d[\d.,]*\d|\d")]
    private static partial Regex Number();

    [GeneratedRegex("[„“\"»](?<quote>[^„“”\"»«]+)[“”\"«]", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
