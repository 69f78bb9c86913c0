using Assistant.Memory.German;
using Assistant.Memory.Indexing.Segments;
using Assistant.Memory.Indexing.Segments.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Memory.Tests.Indexing;

/// <summary>Opens indexes for tests.</summary>
internal static class TestIndexes
{
    public static SegmentPassageIndex Open(string folder, SegmentIndexOptions? options = null) => Open(new IndexFolder(folder), options);

    public static SegmentPassageIndex Open(IIndexFiles files, SegmentIndexOptions? options = null) => new(
        files, options ?? new SegmentIndexOptions(), compounds => new GermanAnalyzer(compounds, SynonymList.Empty), NullLogger<SegmentPassageIndex>.Instance);
}
