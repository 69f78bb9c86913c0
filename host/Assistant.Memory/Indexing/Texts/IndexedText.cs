using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Splitting;
using Assistant.Walls.Access;

namespace Assistant.Memory.Indexing.Texts;

/// <summary>
/// A text of one person, split and analysed: a segment as the index of the city has them, but in memory alone and for nobody else. Gone with the last
/// reference to it. Immutable and thread-safe.
/// </summary>
public sealed class IndexedText
{
    private readonly string _cityId;
    private readonly string _subject;

    internal IndexedText(Caller owner, SegmentReader segment, GermanAnalyzer analyzer, long firstPassage, IReadOnlyList<PassageDraft> passages)
    {
        (_cityId, _subject) = (owner.CityId, owner.Subject);
        (Segment, Analyzer, FirstPassage, Passages) = (segment, analyzer, firstPassage, passages);
    }

    /// <summary>Its passages in the order of the text.</summary>
    public IReadOnlyList<PassageDraft> Passages { get; }

    internal SegmentReader Segment { get; }

    internal GermanAnalyzer Analyzer { get; }

    /// <summary>What the first of its passages is numbered; the numbers of two texts are never the same.</summary>
    internal long FirstPassage { get; }

    internal bool BelongsTo(Caller caller) => caller.CityId == _cityId && caller.Subject == _subject;
}
