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
    private const string Rules = "german 2";

    private const int MaxTokenLength = 64;
    private const int MaxCachedStems = 200_000;

    private readonly ConcurrentDictionary<string, string> _stems = new(StringComparer.Ordinal);
    private readonly CompoundDictionary _compounds;
    private readonly SynonymList _synonyms;

    /// <summary>Splits no compounds and knows no synonyms.</summary>
    public GermanAnalyzer()
        : this(CompoundDictionary.Empty, SynonymList.Empty)
    {
    }

    /// <summary>Splits compounds by one dictionary for good.</summary>
    /// <param name="compounds">What compounds are made of.</param>
    /// <param name="synonyms">What means the same; changes questions only, not what stands in the index.</param>
    public GermanAnalyzer(CompoundDictionary compounds, SynonymList synonyms)
    {
        _compounds = compounds;
        _synonyms = synonyms;
    }

    /// <summary>Changes whenever the same text would give other terms.</summary>
    public string Version => $"{Rules} {_compounds.Fingerprint}";

    /// <summary>The terms of one token: none for a stop word; else first the word, then the parts of a compound. Costs an analysis each time: callers remember.</summary>
    /// <param name="token">Its text.</param>
    /// <param name="kind">What it is.</param>
    public IReadOnlyList<IndexTerm> Terms(ReadOnlySpan<char> token, TokenKind kind)
    {
        var terms = new List<string>();
        Add(terms, token.ToString(), new Token(0, token.Length, kind));
        return [.. terms.Select(term => new IndexTerm(term, TermKind.Word))];
    }

    /// <summary>Reads a question.</summary>
    /// <param name="text">The question.</param>
    /// <param name="vocabulary">The terms of the index that will be asked.</param>
    public Question Analyze(string text, IVocabulary vocabulary) =>
        new([.. Terms(text).Distinct(StringComparer.Ordinal).Take(Question.MaxTerms).Select((term, position) => new QuestionTerm(term, TermKind.Word, 1, position, []))]);

    /// <summary>The terms in the order of the text, with repetitions and with the parts of compounds.</summary>
    /// <param name="text">Any text; composed form (NFC) is assumed.</param>
    public List<string> Terms(string text)
    {
        var terms = new List<string>(text.Length / 8);
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
            Add(terms, text, token);
        return terms;
    }

    /// <summary>Single words and numbers with their terms, in the order of the text; stop words are left out.</summary>
    /// <param name="text">Any text.</param>
    public IReadOnlyList<(Token Token, string Term)> TermTokens(string text)
    {
        var found = new List<(Token, string)>();
        var terms = new List<string>(1);
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
        {
            if (token.Kind == TokenKind.Compound)
                continue;
            terms.Clear();
            Add(terms, text, token);
            if (terms.Count == 1)
                found.Add((token, terms[0]));
        }

        return found;
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
