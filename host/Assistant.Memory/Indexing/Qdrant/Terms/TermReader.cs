using System.Collections.Concurrent;
using Assistant.Memory.German;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>Reads the terms of texts, remembering those of words. Thread-safe.</summary>
internal sealed class TermReader(GermanAnalyzer analyzer)
{
    private const int MaxRemembered = 200_000;
    private readonly ConcurrentDictionary<string, TermOccurrence[]> _words = new(StringComparer.Ordinal);

    public FieldTerms Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return FieldTerms.None;
        var occurrences = new List<TermOccurrence>(text.Length / 8);
        var length = 0;
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
        {
            if (IsSimple(token.Kind))
                length++;
            occurrences.AddRange(Terms(text.AsSpan(token.Start, token.Length), token.Kind));
        }

        return new FieldTerms(occurrences, length);
    }

    /// <summary>Whether a token covers no others: these make up the length of a text.</summary>
    public static bool IsSimple(TokenKind kind) => kind is TokenKind.Word or TokenKind.Number;

    private TermOccurrence[] Terms(ReadOnlySpan<char> token, TokenKind kind)
    {
        if (kind != TokenKind.Word)
            return Analyze(token, kind);
        if (_words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var known))
            return known;
        known = Analyze(token, kind);
        if (_words.Count < MaxRemembered)
            _words.TryAdd(token.ToString(), known);
        return known;
    }

    private TermOccurrence[] Analyze(ReadOnlySpan<char> token, TokenKind kind) =>
        [.. analyzer.Terms(token, kind).Select(term => new TermOccurrence(TermIndex.Of(term.Term), term.Kind == TermKind.Part))];
}
