using System.Collections.Concurrent;
using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>
/// The segments of a city at one moment. A city has segments of its own, so that no query can reach another one's passages, and so that neither the words of
/// another city change its ranks nor its scores say anything of them. Immutable but for what it remembers.
/// </summary>
internal sealed class CitySnapshot
{
    private const int MaxRememberedFacets = 64;
    private readonly ConcurrentDictionary<string, FacetCounts> _facets = new(StringComparer.Ordinal);
    private FieldNorms? _norms;

    public CitySnapshot(ManifestCity entry, GermanAnalyzer analyzer, IReadOnlyList<SegmentView> segments)
    {
        (Entry, Analyzer, Segments) = (entry, analyzer, segments);
        foreach (var view in segments)
        {
            var summary = view.Segment.Summary;
            Passages += summary.Passages;
            Documents += summary.Documents;
            TextLength += summary.TextLength;
            HeadingLength += summary.HeadingLength;
            TitleLength += summary.TitleLength;
            LivePassages += view.LivePassages;
        }

        Vocabulary = new CityVocabulary(this);
    }

    public ManifestCity Entry { get; }

    public string City => Entry.City;

    /// <summary>Analyses texts and questions by the compounds of the city.</summary>
    public GermanAnalyzer Analyzer { get; }

    public IReadOnlyList<SegmentView> Segments { get; }

    public CityVocabulary Vocabulary { get; }

    /// <summary>How many passages the segments hold, deleted ones included, as in the terms' counts.</summary>
    public long Passages { get; }

    public long Documents { get; }

    public long LivePassages { get; }

    private long TextLength { get; }

    private long HeadingLength { get; }

    private long TitleLength { get; }

    /// <summary>The mean length of a document.</summary>
    public double MeanDocumentLength => Documents == 0 ? 1 : Math.Max(1, TextLength / (double)Documents);

    public FieldNorms Norms(RankingOptions options)
    {
        var passages = Math.Max(1.0, Passages);
        return _norms ??= new FieldNorms(options, TextLength / passages, HeadingLength / passages, TitleLength / passages);
    }

    /// <summary>The values of all documents that a caller may see, remembered as long as the snapshot lives.</summary>
    public FacetCounts AllFacets(AccessFilter access, Func<FacetCounts> count)
    {
        var key = string.Join('\0', access.Audiences.Select(audience => audience.Value));
        if (_facets.TryGetValue(key, out var known))
            return known;
        var counted = count();
        if (_facets.Count < MaxRememberedFacets)
            _facets[key] = counted;
        return counted;
    }
}
