using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Building;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>
/// A city while the index is built anew. What compounds are made of is learned from the texts of the first segment, which are all of them in all but the largest
/// cities. Used by one thread.
/// </summary>
internal sealed class CityBuild(string city, IndexStore store, SegmentIndexOptions options)
{
    // Reading a spelling dictionary takes half a second, ten times as long as building an index of so few passages.
    private const int EnoughPassages = 1_000;
    private readonly List<SegmentReader> _segments = [];
    private GermanAnalyzer? _analyzer;
    private string? _compounds;
    private long _passages;

    public SegmentBuilder Builder { get; private set; } = new(city);

    /// <summary>Writes what was gathered as a segment.</summary>
    public void Write(CancellationToken cancellationToken)
    {
        if (Builder.Documents.Count == 0)
            return;
        if (_analyzer is null)
        {
            var compounds = CompoundLearning.Learn(Builder, Builder.Passages.Length < EnoughPassages ? [] : options.KnownWords());
            _compounds = store.WriteCompounds(compounds);
            _analyzer = store.Analyzer(compounds);
        }

        _passages += Builder.Passages.Length;
        _segments.Add(store.WriteSegment(stream => SegmentInversion.Write(Builder, _analyzer, stream, cancellationToken)));
        Builder = new SegmentBuilder(city);
    }

    public CitySnapshot Snapshot()
    {
        var entry = new ManifestCity { City = city, Compounds = _compounds, LearnedFrom = _passages, Segments = [.. _segments.Select(segment => new ManifestSegment(segment.Name, null))] };
        return new CitySnapshot(entry, _analyzer!, [.. _segments.Select((segment, i) => new SegmentView(segment, null, entry.Segments[i]))]);
    }

    /// <summary>Lets go of the segments, and removes their files where nobody came to know of them.</summary>
    public void LetGo(bool keepFiles)
    {
        foreach (var segment in _segments)
            store.LetGo(segment, keepFiles);
        if (!keepFiles && _compounds is not null)
            store.Remove(_compounds);
    }
}
