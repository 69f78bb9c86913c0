using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Terms;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>
/// Reads all texts of a city once, before they are written: counts words and lengths as the host's own index counts them, a title with each of its passages. Used by
/// one thread.
/// </summary>
/// <param name="analyzers">Makes the analysis.</param>
internal sealed class CorpusLearner(Func<CompoundDictionary, GermanAnalyzer> analyzers)
{
    // Past this, words that were met once so far are forgotten: compounds are made of frequent ones.
    private const int MaxWords = 2_000_000;

    // Reading a spelling dictionary takes half a second, ten times as long as building an index of so few passages.
    private const int EnoughPassages = 1_000;

    // Which words have a term does not depend on how compounds are split.
    private readonly TermReader _terms = new(analyzers(CompoundDictionary.Empty));
    private readonly Dictionary<TokenKind, Dictionary<string, Count>> _words = [];
    private long _passages;
    private long _documents;
    private long _textLength;
    private long _headingLength;
    private long _titleLength;

    public void Add(IndexedDocument document)
    {
        _documents++;
        var title = $"{document.Title} {document.Reference}";
        var titleLength = _terms.Read(title).Length;
        foreach (var passage in document.Passages)
        {
            _passages++;
            _titleLength += titleLength;
            _headingLength += _terms.Read(passage.Heading).Length;
            _textLength += _terms.Read(passage.Text).Length;
            CountWords(title);
            CountWords(passage.Heading);
            CountWords(passage.Text);
        }
    }

    /// <summary>Learns.</summary>
    /// <param name="known">Words of a spelling dictionary.</param>
    public LearnedCity Learn(Func<IReadOnlyCollection<string>> known)
    {
        var compounds = CompoundDictionary.Learn(Folded(), _passages < EnoughPassages ? [] : known());
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

        return new LearnedCity(
            new LearnedWords(compounds, new LearnedVocabulary(frequencies, _passages)),
            new CityMetadata
            {
                Passages = _passages,
                TextLength = Mean(_textLength, _passages),
                HeadingLength = Mean(_headingLength, _passages),
                TitleLength = Mean(_titleLength, _passages),
                DocumentLength = Mean(_textLength, _documents),
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

    private void CountWords(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
            CountWord(text.AsSpan(token.Start, token.Length), token.Kind);
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
