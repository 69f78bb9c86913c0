using Assistant.Memory.Extraction;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments;
using Assistant.Memory.Indexing.Segments.Building;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Searching;
using Assistant.Memory.Indexing.Segments.Storage;
using Assistant.Memory.Splitting;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Memory.Indexing.Texts;

/// <summary>
/// Searches texts that stand in no index: a person's own files. Each becomes a segment in memory, and a search runs over some of them as over the segments
/// of a city, with the same analysis, synonyms and ranking; how rare a word is, those texts alone say. Thread-safe.
/// </summary>
public sealed class TextIndex
{
    private readonly IPassageSplitter _splitter;
    private readonly IPassageIndex _index;
    private readonly CitySynonyms _synonyms;
    private readonly CitySearch _search;
    private readonly GermanAnalyzer _withoutCompounds = new(CompoundDictionary.Empty, SynonymList.BuiltIn);
    private long _passages;

    internal TextIndex(IPassageSplitter splitter, IPassageIndex index, CitySynonyms synonyms)
    {
        (_splitter, _index, _synonyms) = (splitter, index, synonyms);
        // In a file about playgrounds “playground” stands on every page, and still says which file is meant.
        _search = new CitySearch(new SegmentIndexOptions { Synonyms = synonyms.Of, Ranking = new RankingOptions { EveryWordFinds = true } });
    }

    /// <summary>Splits and analyses a text; compounds by what the city's documents have taught, where their index is open.</summary>
    /// <param name="owner">Whose it is: nobody else searches it.</param>
    /// <param name="title">What it is called; searchable with every passage.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public IndexedText Build(Caller owner, string title, ExtractedText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var passages = _splitter.Split(text);
        var analyzer = AnalyzerOf(owner);
        var first = Interlocked.Add(ref _passages, passages.Count) - passages.Count;
        var builder = new SegmentBuilder(owner.CityId);
        builder.Add(new IndexedDocument(first, owner.CityId, Audience.Public, title, Reference: null, [.. passages.Select(passage => new IndexedPassage(first + passage.Ordinal, passage.Heading, passage.Text))]));
        using var bytes = new MemoryStream();
        SegmentInversion.Write(builder, analyzer, bytes, cancellationToken);
        return new IndexedText(owner, SegmentReader.Of("a text", bytes.ToArray()), analyzer, first, passages);
    }

    /// <summary>Whether a text would be analysed in the same way now; no longer, once the index of the city was built anew.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="text">The text.</param>
    public bool IsCurrent(Caller owner, IndexedText text)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(text);
        return text.Analyzer.Version == AnalyzerOf(owner).Version;
    }

    /// <summary>Finds the best passages of some texts.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="question">Words as a person types them.</param>
    /// <param name="texts">The texts; all of them the caller's.</param>
    /// <param name="count">How many passages at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">A text is somebody else's.</exception>
    public TextHits Search(Caller caller, string question, IReadOnlyList<IndexedText> texts, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Any(text => !text.BelongsTo(caller)))
            throw new ArgumentException("A text is searched for its owner alone, and one of these is somebody else's: read them with the caller's own key.", nameof(texts));
        var filled = texts.Where(text => text.Passages.Count > 0).OrderBy(text => text.FirstPassage).ToList();
        if (filled.Count == 0)
            return new TextHits([], []);
        var snapshot = new CitySnapshot(new ManifestCity { City = caller.CityId }, filled[^1].Analyzer, [.. filled.Select(text => new SegmentView(text.Segment, null, new ManifestSegment(text.Segment.Name, null)))]);
        var found = _search.Run(snapshot, AccessFilter.For(caller), new IndexQuery(question, count), cancellationToken);
        return new TextHits([.. found.Select(hit => Hit(filled, hit))], Words(snapshot, question, _synonyms.Of(caller.CityId)));
    }

    private static TextHit Hit(List<IndexedText> texts, IndexHit hit)
    {
        var text = texts.FindLast(text => text.FirstPassage <= hit.Passage)!;
        return new TextHit(text, text.Passages[(int)(hit.Passage - text.FirstPassage)], hit.Score);
    }

    private static List<TextWord> Words(CitySnapshot texts, string question, SynonymList synonyms)
    {
        var terms = texts.Analyzer.Analyze(question, texts.Vocabulary, synonyms).Terms;
        return
        [
            .. terms.Where(term => term.Kind == TermKind.Word).Select(term =>
            {
                var parts = terms.Where(part => part.Kind == TermKind.Part && part.Position == term.Position).Select(part => part.Term).ToList();
                return new TextWord(
                    term.Term,
                    texts.Vocabulary.Frequency(term.Term),
                    [.. term.Alternatives.Select(alternative => alternative.Term).Where(alternative => texts.Vocabulary.Frequency(alternative) > 0)],
                    parts.TrueForAll(part => texts.Vocabulary.Frequency(part) > 0) ? parts : []);
            }),
        ];
    }

    private GermanAnalyzer AnalyzerOf(Caller owner) => _index.AnalyzerOf(owner.CityId) ?? _withoutCompounds;
}
