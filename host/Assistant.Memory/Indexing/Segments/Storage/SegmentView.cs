using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>A segment as a snapshot shows it: with what was deleted until then. Immutable.</summary>
internal sealed class SegmentView
{
    public SegmentView(SegmentReader segment, DocumentSet? deleted, ManifestSegment entry)
    {
        (Segment, Deleted, Entry) = (segment, deleted, entry);
        LivePassages = segment.Passages;
        var starts = segment.DocumentStarts;
        for (var document = deleted?.Next(0) ?? segment.Documents; document < segment.Documents; document = deleted!.Next(document + 1))
            LivePassages -= starts[document + 1] - starts[document];
    }

    public SegmentReader Segment { get; }

    /// <summary>The deleted documents; <see langword="null"/> for none.</summary>
    public DocumentSet? Deleted { get; }

    public ManifestSegment Entry { get; }

    /// <summary>How many passages are not deleted.</summary>
    public int LivePassages { get; }

    /// <summary>What filters let through.</summary>
    public SelectionCache Selections { get; } = new();

    /// <summary>The documents of the segment that a query may find; <see langword="null"/> for all.</summary>
    public DocumentSet? Select(AccessFilter access, IndexQuery query) => Selections.Get(Segment, Deleted, access, query);
}
