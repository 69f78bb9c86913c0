using Assistant.Doubles.Qdrant;
using Assistant.Memory.German;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Segments.Searching;
using Assistant.Walls.Egress;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>A double of Qdrant with indexes over it. Holds every request and answer against the published document where that is there.</summary>
internal sealed class QdrantServer : IAsyncDisposable
{
    private readonly List<IDisposable> _open = [];

    private QdrantServer(QdrantDouble server) => Double = server;

    public QdrantDouble Double { get; }

    public QdrantOptions Options => new() { Url = Double.Url.AbsoluteUri, Timeout = TimeSpan.FromSeconds(2), WriteTimeout = TimeSpan.FromSeconds(4) };

    public static string? Document => Path.Combine(TestPaths.Shared, "protocols/qdrant/openapi.json") is var path && File.Exists(path) ? path : null;

    public static async Task<QdrantServer> StartAsync(QdrantDoubleOptions? options = null, bool checks = true) =>
        new(await QdrantDouble.StartAsync((options ?? new QdrantDoubleOptions()) with { Document = checks ? Document : null }));

    public QdrantConnection Connect(QdrantOptions? options = null)
    {
        var connection = new QdrantConnection(options ?? Options, new EgressConnector(new EgressOptions()), TimeProvider.System);
        _open.Add(connection);
        return connection;
    }

    /// <summary>An index as a host of its own has it.</summary>
    public QdrantPassageIndex Open(QdrantOptions? options = null, RankingOptions? ranking = null, IKeptVectors? kept = null)
    {
        var index = new QdrantPassageIndex(
            Connect(options), options ?? Options, ranking ?? new RankingOptions(), compounds => new GermanAnalyzer(compounds, SynonymList.Empty), TimeProvider.System, NullLogger<QdrantPassageIndex>.Instance) { Kept = kept };
        _open.Add(index);
        return index;
    }

    /// <summary>Deletes a collection as an operator would.</summary>
    public Task DropAsync(string collection) => new QdrantClient(Connect(), Options).DropAsync(collection, TestContext.Current.CancellationToken);

    /// <summary>Ends all; fails where something was not as the document has it.</summary>
    public async ValueTask DisposeAsync()
    {
        _open.ForEach(open => open.Dispose());
        await Double.DisposeAsync();
        Double.Findings.ShouldBeEmpty();
    }
}
