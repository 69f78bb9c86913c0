using Assistant.Memory.German;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments;
using Assistant.Memory.Indexing.Segments.Storage;

namespace Assistant.Memory.Tests.Indexing.Segments;

/// <summary>The inner parts of an index over a folder of its own.</summary>
internal sealed class IndexLab : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-index-").FullName;

    public IndexLab(SegmentIndexOptions? options = null)
    {
        Options = options ?? new SegmentIndexOptions { MergesInBackground = false };
        Store = new IndexStore(new IndexFolder(_folder), Options, compounds => new GermanAnalyzer(compounds, SynonymList.Empty));
        Writer = new IndexWriter(Store, Options);
    }

    public SegmentIndexOptions Options { get; }

    public IndexStore Store { get; }

    public IndexWriter Writer { get; }

    public void Add(IReadOnlyList<IndexedDocument> documents) => Writer.Replace(documents, [], CancellationToken.None);

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
