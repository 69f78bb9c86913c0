using System.Collections.Concurrent;

namespace Assistant.Memory.German;

/// <summary>
/// Turns German text into index terms: the same for passages and for questions. Tokens are words and numbers; a word is folded, dropped
/// when it is a stop word, and stemmed. Thread-safe.
/// </summary>
/// <remarks>
/// What councils write as one is kept as one beside its parts: a reference such as <c>2024/0815</c> also gives the term <c>2024x815</c>
/// (leading zeros dropped), and a hyphenated word such as <c>Kita-Plätze</c> also gives the word without hyphens.
/// </remarks>
internal sealed class GermanAnalyzer
{
    /// <summary>To be changed with every change of tokens, folding, stop words or stems: indexes are then built anew.</summary>
    public const string Version = "german 1";

    private const int MaxTokenLength = 64;
    private const int MaxCachedStems = 200_000;

    private readonly ConcurrentDictionary<string, string> _stems = new(StringComparer.Ordinal);

    /// <summary>The terms in the order of the text, with repetitions.</summary>
    /// <param name="text">Any text; composed form (NFC) is assumed.</param>
    public List<string> Terms(string text)
    {
        var terms = new List<string>(text.Length / 8);
        foreach (var token in Tokenizer.Tokens(text))
            Add(terms, text, token);
        return terms;
    }

    /// <summary>Single words and numbers with their terms, in the order of the text; stop words are left out.</summary>
    /// <param name="text">Any text.</param>
    public IEnumerable<(Token Token, string Term)> TermTokens(string text)
    {
        var terms = new List<string>(1);
        foreach (var token in Tokenizer.Tokens(text))
        {
            if (token.Kind == TokenKind.Compound)
                continue;
            terms.Clear();
            Add(terms, text, token);
            if (terms.Count == 1)
                yield return (token, terms[0]);
        }
    }

    private void Add(List<string> terms, string text, Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Number:
                terms.Add(text.Substring(token.Start, Math.Min(token.Length, MaxTokenLength)).Replace(".", "", StringComparison.Ordinal));
                break;
            case TokenKind.Reference:
                terms.Add(ReferenceTerm(text.AsSpan(token.Start, token.Length)));
                break;
            case TokenKind.Compound:
                AddWord(terms, text.Substring(token.Start, token.Length).Replace("-", "", StringComparison.Ordinal), dropStopWords: false);
                break;
            default:
                AddWord(terms, text.Substring(token.Start, token.Length), dropStopWords: true);
                break;
        }
    }

    private void AddWord(List<string> terms, string word, bool dropStopWords)
    {
        if (word.Length > MaxTokenLength)
            return;
        var term = Stem(word, dropStopWords);
        if (term.Length > 0)
            terms.Add(term);
    }

    private string Stem(string word, bool dropStopWords)
    {
        var key = dropStopWords ? word : word + '-';
        if (_stems.TryGetValue(key, out var known))
            return known;
        var folded = Folding.Fold(word);
        var term = dropStopWords && StopWords.Contains(folded) ? "" : GermanStemmer.Stem(folded);
        if (_stems.Count < MaxCachedStems)
            _stems.TryAdd(key, term);
        return term;
    }

    private static string ReferenceTerm(ReadOnlySpan<char> reference)
    {
        var slash = reference.IndexOf('/');
        return string.Concat(Number(reference[..slash]), "x", Number(reference[(slash + 1)..]));
    }

    private static ReadOnlySpan<char> Number(ReadOnlySpan<char> digits)
    {
        var trimmed = digits.TrimStart('0');
        return trimmed.IsEmpty ? "0" : trimmed;
    }
}
