using System.Collections.Concurrent;
using Assistant.Memory.German.Notations;
using Assistant.Memory.German.Questions;

namespace Assistant.Memory.German;

/// <summary>
/// Turns German text into index terms: the same for passages and for questions. A word is folded, dropped when it is a stop word, and
/// stemmed; a compound also gives its parts. What councils write as one is kept as one beside its parts: <c>2024/0815</c> also gives the
/// term <c>2024x815</c>, and <c>Kita-Plätze</c> also the word without its hyphen. Thread-safe.
/// </summary>
internal sealed class GermanAnalyzer
{
    /// <summary>To be changed with every change of tokens, folding, stop words or stems: indexes are then built anew.</summary>
    private const string Rules = "german 2";

    private const int MaxTokenLength = 64;
    private const int MaxRemembered = 100_000;

    private readonly ConcurrentDictionary<string, IndexTerm[]> _remembered = new(StringComparer.Ordinal);
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
    public IReadOnlyList<IndexTerm> Terms(ReadOnlySpan<char> token, TokenKind kind) => kind switch
    {
        TokenKind.Word => WordTerms(token),
        TokenKind.Number => One(AmountNotation.NumberTerm(token)),
        TokenKind.Reference => One(ReferenceNotation.Term(token)),
        TokenKind.Compound => token.Length <= MaxTokenLength ? One(GermanStemmer.Stem(Folding.Fold(token))) : [],
        TokenKind.Date => One(DateNotation.Term(token)),
        TokenKind.Amount => One(AmountNotation.Term(token)),
        TokenKind.Section => [.. SectionNotation.Terms(token).Select(term => new IndexTerm(term, TermKind.Word))],
        TokenKind.Ellipsis => EllipsisTerms(token),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of token."),
    };

    /// <summary>Reads a question.</summary>
    /// <param name="text">The question.</param>
    /// <param name="vocabulary">The terms of the index that will be asked.</param>
    /// <param name="synonyms">What means the same where it is asked; <see langword="null"/> for what this analysis was made with.</param>
    public Question Analyze(string text, IVocabulary vocabulary, SynonymList? synonyms = null) => new QuestionAnalyzer(this, synonyms ?? _synonyms, vocabulary).Analyze(text);

    /// <summary>The terms in the order of the text, with repetitions and with the parts of compounds.</summary>
    /// <param name="text">Any text; composed form (NFC) is assumed.</param>
    public List<string> Terms(string text)
    {
        var terms = new List<string>(text.Length / 8);
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
        {
            foreach (var term in Remembered(text, token))
                terms.Add(term.Term);
        }

        return terms;
    }

    /// <summary>Words, numbers and references with their terms, in the order of the text; stop words and parts of compounds are left out.</summary>
    /// <param name="text">Any text.</param>
    public IReadOnlyList<(Token Token, string Term)> TermTokens(string text)
    {
        var found = new List<(Token, string)>();
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
        {
            if (token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Reference && Remembered(text, token) is [var word, ..])
                found.Add((token, word.Term));
        }

        return found;
    }

    private IReadOnlyList<IndexTerm> Remembered(string text, Token token)
    {
        var span = text.AsSpan(token.Start, token.Length);
        if (token.Kind != TokenKind.Word)
            return Terms(span, token.Kind);
        if (_remembered.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(span, out var known))
            return known;
        known = WordTerms(span);
        if (_remembered.Count < MaxRemembered)
            _remembered.TryAdd(span.ToString(), known);
        return known;
    }

    private IndexTerm[] WordTerms(ReadOnlySpan<char> word)
    {
        if (word.Length > MaxTokenLength)
            return [];
        var folded = Folding.Fold(word);
        if (folded.Length == 0 || StopWords.Contains(word, folded))
            return [];
        var term = GermanStemmer.Stem(folded);
        var parts = _compounds.Split(folded);
        if (parts.Count == 0)
            return [new IndexTerm(term, TermKind.Word)];
        var stems = parts.Select(GermanStemmer.Stem).Where(part => part != term).Distinct(StringComparer.Ordinal).Select(part => new IndexTerm(part, TermKind.Part));
        return [new IndexTerm(term, TermKind.Word), .. stems];
    }

    // “Haupt- und Finanzausschuss” also speaks of the Hauptausschuss.
    private IndexTerm[] EllipsisTerms(ReadOnlySpan<char> token)
    {
        if (token.Length > 2 * MaxTokenLength)
            return [];
        var (heads, last) = EllipsisNotation.Read(token);
        var rests = _compounds.Rests(Folding.Fold(last));
        return
        [
            .. heads.SelectMany(head => rests.Select(rest => GermanStemmer.Stem(Folding.Fold(head) + rest)))
                .Distinct(StringComparer.Ordinal)
                .Select(term => new IndexTerm(term, TermKind.Word)),
        ];
    }

    private static IndexTerm[] One(string term) => term.Length == 0 ? [] : [new IndexTerm(term, TermKind.Word)];
}
