using System.Runtime.InteropServices;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Building;

/// <summary>
/// Gathers the documents of one city as a row of word numbers, without any analysis. Only when the segment is written is each distinct word analysed, once: so
/// the analysis costs by vocabulary and not by text, and can learn from the words of the very texts that are written. Used by one thread.
/// </summary>
internal sealed class SegmentBuilder(string city)
{
    /// <summary>What is longer is no word of a language; it keeps its place and gives no term.</summary>
    private const int MaxTokenLength = 256;

    private readonly List<BuiltDocument> _documents = [];
    private readonly List<BuiltPassage> _passages = [];
    private int[] _tokens = new int[1 << 14];
    private int _used;
    private long _repeated; // words of titles, which are written with each passage

    public string City => city;

    public WordTable Words { get; } = new();

    public IReadOnlyList<BuiltDocument> Documents => _documents;

    public ReadOnlySpan<BuiltPassage> Passages => CollectionsMarshal.AsSpan(_passages);

    /// <summary>About how many bytes it takes until it is written: a number for each word of the text, and another when the words are put into the order of the terms.</summary>
    public long Bytes => Words.Bytes + Words.Count * 150L + (_used * 9L) + (_repeated * 5L) + (_passages.Count * 48L) + (_documents.Count * 200L);

    public void Add(IndexedDocument document)
    {
        var title = Tokens(document.Title);
        if (document.Reference is not null)
            title = title with { Count = title.Count + Tokens(document.Reference).Count };
        var first = _passages.Count;
        foreach (var passage in document.Passages)
            _passages.Add(new BuiltPassage(passage.Passage, passage.Heading is null ? default : Tokens(passage.Heading), Tokens(passage.Text)));
        _repeated += (long)title.Count * document.Passages.Count;
        _documents.Add(new BuiltDocument(document, title, first, _passages.Count));
    }

    /// <summary>The words of a range with whether each stands where the one before does.</summary>
    public ReadOnlySpan<int> Tokens(TokenRange range) => _tokens.AsSpan(range.Start, range.Count);

    /// <summary>The number of a word in <see cref="Words"/>.</summary>
    public static int Word(int token) => token >> 1;

    /// <summary>Whether the word stands where the one before does.</summary>
    public static bool IsSamePlace(int token) => (token & 1) != 0;

    /// <summary>In how many passages each word stands; titles count with each passage.</summary>
    public int[] PassagesOfWords()
    {
        var passages = new int[Words.Count];
        var last = new int[Words.Count];
        foreach (var document in _documents)
        {
            foreach (var token in Tokens(document.Title))
                passages[Word(token)] += document.EndPassage - document.FirstPassage;
        }

        for (var passage = 0; passage < _passages.Count; passage++)
        {
            foreach (var token in Tokens(_passages[passage].Text))
            {
                if (last[Word(token)] == passage + 1)
                    continue;
                last[Word(token)] = passage + 1;
                passages[Word(token)]++;
            }
        }

        return passages;
    }

    private TokenRange Tokens(string text)
    {
        var start = _used;
        var reader = new TokenReader(text);
        while (reader.Read(out var token))
        {
            var kind = token.Kind;
            var letters = token.Length <= MaxTokenLength ? text.AsSpan(token.Start, token.Length) : default;
            if (_used == _tokens.Length)
                Array.Resize(ref _tokens, _used * 2);
            _tokens[_used++] = (Words.Number(letters, kind) << 1) | (kind.IsComposite() ? 1 : 0);
        }

        return new TokenRange(start, _used - start);
    }
}
