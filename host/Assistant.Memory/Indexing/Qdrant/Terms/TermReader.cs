using System.Collections.Concurrent;
using Assistant.Memory.German;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>Reads the terms of texts, remembering those of words. Thread-safe.</summary>
internal sealed class TermReader(GermanAnalyzer analyzer)
{
    private const int MaxRemembered = 200_000;
    private readonly ConcurrentDictionary<string, HashedTerm[]> _words = new(StringComparer.Ordinal);

    public FieldTerms Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return FieldTerms.None;
        var occurrences = new List<TermOccurrence>(text.Length / 8);
        var (length, place) = (0, -1);
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
        {
            var terms = Terms(text.AsSpan(token.Start, token.Length), token.Kind);
            if (!token.Kind.IsComposite())
            {
                place++;
                length += terms.Length > 0 ? 1 : 0;
            }

            foreach (var term in terms)
                occurrences.Add(new TermOccurrence(term, place));
        }

        return new FieldTerms(occurrences, length);
    }

    private HashedTerm[] Terms(ReadOnlySpan<char> token, TokenKind kind)
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

    private HashedTerm[] Analyze(ReadOnlySpan<char> token, TokenKind kind) =>
        [.. analyzer.Terms(token, kind).Select(term => new HashedTerm(TermIndex.Of(term.Term), term.Kind == TermKind.Part))];
}
