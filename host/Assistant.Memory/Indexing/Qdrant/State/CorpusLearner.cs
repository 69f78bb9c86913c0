using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Terms;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>Reads all texts once, before they are written: counts words and lengths. Used by one thread.</summary>
internal sealed class CorpusLearner
{
    // Past this, words that were met once so far are forgotten: compounds are made of frequent ones.
    private const int MaxWords = 2_000_000;

    private readonly Dictionary<TokenKind, Dictionary<string, Count>> _words = [];
    private long _passages;
    private long _documents;
    private long _headings;
    private long _textLength;
    private long _headingLength;
    private long _titleLength;

    public void Add(IndexedDocument document)
    {
        _documents++;
        _titleLength += Length($"{document.Title} {document.Reference}");
        foreach (var passage in document.Passages)
        {
            _passages++;
            if (passage.Heading is not null)
            {
                _headings++;
                _headingLength += Length(passage.Heading);
            }

            _textLength += CountWords(passage.Text);
        }
    }

    /// <summary>Learns.</summary>
    /// <param name="version">The version of the index that is being built.</param>
    /// <param name="known">Words of a spelling dictionary.</param>
    /// <param name="analyzers">Makes the analysis.</param>
    public (LearnedWords Words, CollectionMetadata Metadata) Learn(string version, IReadOnlyCollection<string> known, Func<CompoundDictionary, GermanAnalyzer> analyzers)
    {
        var compounds = CompoundDictionary.Learn(Folded(), known);
        var analyzer = analyzers(compounds);
        var frequencies = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (kind, words) in _words)
        {
            foreach (var (word, count) in words)
            {
                foreach (var term in analyzer.Terms(word, kind))
                    frequencies[term.Term] = Math.Min(_passages, frequencies.GetValueOrDefault(term.Term) + count.Passages);
            }
        }

        return (
            new LearnedWords(compounds, new LearnedVocabulary(frequencies, _passages)),
            new CollectionMetadata(version)
            {
                Passages = _passages,
                TextLength = Mean(_textLength, _passages),
                HeadingLength = Mean(_headingLength, _headings),
                TitleLength = Mean(_titleLength, _documents),
            });
    }

    private static double Mean(long sum, long count) => count == 0 ? 0 : (double)sum / count;

    private Dictionary<string, int> Folded()
    {
        var folded = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, count) in _words.GetValueOrDefault(TokenKind.Word) ?? [])
        {
            var key = Folding.Fold(word);
            folded[key] = folded.GetValueOrDefault(key) + count.Passages;
        }

        return folded;
    }

    private static int Length(string text)
    {
        var length = 0;
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
            length += TermReader.IsSimple(token.Kind) ? 1 : 0;
        return length;
    }

    private int CountWords(string text)
    {
        var length = 0;
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
        {
            length += TermReader.IsSimple(token.Kind) ? 1 : 0;
            CountWord(text.AsSpan(token.Start, token.Length), token.Kind);
        }

        return length;
    }

    private void CountWord(ReadOnlySpan<char> word, TokenKind kind)
    {
        if (!_words.TryGetValue(kind, out var words))
            _words[kind] = words = new Dictionary<string, Count>(StringComparer.Ordinal);
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(word, out var count))
            known[word] = new Count(1, _passages);
        else if (count.LastPassage != _passages)
            known[word] = new Count(count.Passages + 1, _passages);
        if (words.Count > MaxWords)
            _words[kind] = words.Where(entry => entry.Value.Passages > 1).ToDictionary(StringComparer.Ordinal);
    }

    private readonly record struct Count(int Passages, long LastPassage);
}
