using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Segments;
using Assistant.Memory.Tests.Indexing;
using Assistant.Sdk;
using Assistant.Storage.Directories;
using Microsoft.Extensions.DependencyInjection;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Ingestion;

/// <summary>The index fails at its n-th write, for every n: as if the process had been killed there.</summary>
public sealed class InterruptionTests
{
    private static readonly SourceChange[] Changes =
    [
        .. Enumerable.Range(0, 150).Select(i => new Upserted(Paper($"p{i}", $"Die Vorlage Nummer {i} handelt vom Haushalt."))),
        new Deleted("p7", "tombstone"),
        .. Enumerable.Range(0, 150).Select(i => new Upserted(Paper($"q{i}", $"Der Antrag Nummer {i} handelt vom Radweg."))),
        new Completed("1", true),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public async Task A_run_that_is_cut_off_anywhere_ends_like_an_undisturbed_one(int failingWrite)
    {
        using var undisturbed = new TestMemory();
        await undisturbed.SyncAsync(new ScriptedSource(Changes));
        var folder = Directory.CreateTempSubdirectory("assistant-memory-").FullName;
        try
        {
            using (var first = new TestMemory(services => services.AddSingleton<IPassageIndex>(provider => new FailingIndex(provider.GetRequiredService<DataDirectory>().File("index"), failingWrite)), folder))
                await Should.ThrowAsync<InvalidOperationException>(() => first.SyncAsync(new ScriptedSource(Changes)));

            using var second = new TestMemory(folder: folder);
            await second.SyncAsync(new ScriptedSource(Changes));
            (await second.ChecksumAsync()).ShouldBe(await undisturbed.ChecksumAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class FailingIndex(string folder, int failingWrite) : IPassageIndex, IDisposable
    {
        private readonly SegmentPassageIndex _index = TestIndexes.Open(folder);
        private int _writes;

        public string Version => _index.Version;

        public string? RebuildReason => _index.RebuildReason;

        public Task RebuildAsync(IAsyncEnumerable<IReadOnlyList<IndexedDocument>> documents, CancellationToken cancellationToken) => _index.RebuildAsync(documents, cancellationToken);

        public Task<IPassageFilter> AllowedAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken) => _index.AllowedAsync(access, query, cancellationToken);

        public Task<IReadOnlyList<IndexEntry>> EntriesAsync(string cityId, CancellationToken cancellationToken) => _index.EntriesAsync(cityId, cancellationToken);

        public Task ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken)
        {
            Count();
            return _index.ReplaceAsync(documents, cancellationToken);
        }

        public Task DeleteAsync(IReadOnlyList<long> documents, CancellationToken cancellationToken)
        {
            Count();
            return _index.DeleteAsync(documents, cancellationToken);
        }

        public Task<IReadOnlyList<IndexHit>> SearchAsync(AccessFilter access, IndexQuery query, CancellationToken cancellationToken) => _index.SearchAsync(access, query, cancellationToken);

        public Task<IReadOnlyList<long>> CountAsync(AccessFilter access, IReadOnlyList<string> terms, CancellationToken cancellationToken) => _index.CountAsync(access, terms, cancellationToken);

        public Task<FacetCounts> CountFacetsAsync(AccessFilter access, FacetQuery query, CancellationToken cancellationToken) => _index.CountFacetsAsync(access, query, cancellationToken);

        public Task OptimizeAsync(CancellationToken cancellationToken) => _index.OptimizeAsync(cancellationToken);

        public void Dispose() => _index.Dispose();

        private void Count()
        {
            if (++_writes == failingWrite)
                throw new InvalidOperationException("cut off here");
        }
    }
}
