using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Segments;

/// <summary>Settings of the index in segments. Immutable.</summary>
internal sealed record SegmentIndexOptions
{
    /// <summary>How much memory the building of the index may take before it writes a segment. Default: 128 MB, some 60,000 passages.</summary>
    public long BuildBytes { get; init; } = 128 << 20;

    /// <summary>Up to how many bytes a segment is compared with its checksums when it is opened. Default: 256 MB, a tenth of a second from the system's cache.</summary>
    public long VerifyUpTo { get; init; } = 256 << 20;

    /// <summary>Segments over this size are not merged any more. Default: 1 GB, some two million passages.</summary>
    public long MaxSegmentBytes { get; init; } = 1L << 30;

    /// <summary>Whether segments are merged in the background; otherwise only on request.</summary>
    public bool MergesInBackground { get; init; } = true;

    /// <summary>Reads the words of a spelling dictionary, folded, that help to find the parts of compounds; asked when the index of a city is built anew that has at least a thousand passages. Default: none.</summary>
    public Func<IReadOnlyCollection<string>> KnownWords { get; init; } = () => [];

    /// <summary>What means the same in a city. Default: what any council says.</summary>
    public Func<string, SynonymList> Synonyms { get; init; } = _ => SynonymList.BuiltIn;

    public RankingOptions Ranking { get; init; } = new();
}
