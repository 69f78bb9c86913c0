using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing.Vectors;
using Assistant.Memory.Tests.Ingestion;
using Assistant.Sdk;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Memory.Tests.Embedding;

/// <summary>The room with an embedder.</summary>
internal sealed class EmbeddedMemory(HashEmbedder embedder, string? folder = null, EmbeddingOptions? options = null, Action<IServiceCollection>? replace = null) : IDisposable
{
    public TestMemory Memory { get; } = new(
        services =>
        {
            services.AddSingleton<IEmbedder>(embedder);
            replace?.Invoke(services);
        },
        folder,
        new MemoryOptions { Embedding = options ?? new EmbeddingOptions { BatchSize = 8 } });

    public PassageEmbedder Embedder => Memory.Get<PassageEmbedder>();

    public EmbeddingState State => Memory.Get<EmbeddingReport>().Read(TestMemory.City);

    public Task SyncAsync(params SourceChange[] changes) =>
        Memory.SyncAsync(new ScriptedSource([.. changes, new Completed("1", false)]), cancellationToken: TestContext.Current.CancellationToken);

    public Task EmbedAsync() => Embedder.RunOnceAsync(TestMemory.City, TestContext.Current.CancellationToken);

    public async Task<VectorStore?> StoreAsync() => (await Memory.Get<CityVectors>().FindAsync(TestMemory.City, TestContext.Current.CancellationToken))?.Store;

    /// <summary>The passages of the ledger, and those that have a vector in the file that is searched.</summary>
    public async Task<(IReadOnlyList<long> Ledger, IReadOnlyList<long> Searched)> PassagesAsync() =>
        (Memory.Database.Read(connection => connection.Query<long>("SELECT id FROM passage ORDER BY id").ToList()),
         await StoreAsync() is { } store ? [.. store.Embeddings().Keys.Order()] : []);

    public long Rows(string table) => Memory.Database.Read(connection => connection.QuerySingle<long>($"SELECT count(*) FROM {table}"));

    public void Dispose() => Memory.Dispose();
}
