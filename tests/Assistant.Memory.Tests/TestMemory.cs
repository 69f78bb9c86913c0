using Assistant.Memory.German;
using Assistant.Memory.Indexing;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;
using Assistant.Walls.Access;
using Assistant.Walls.Egress;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Memory.Tests;

/// <summary>The room as the host composes it, over a directory of its own that goes with it.</summary>
internal sealed class TestMemory : IDisposable
{
    public const string City = "rebstadt";
    public static readonly SourceKey Key = new(City, "test", "papers");
    private readonly string _folder;
    private readonly DataDirectory _data;
    private readonly ServiceProvider _services;
    private readonly bool _keep;

    public TestMemory(Action<IServiceCollection>? replace = null, string? folder = null)
    {
        _keep = folder is not null;
        _folder = folder ?? Directory.CreateTempSubdirectory("assistant-memory-").FullName;
        _data = DataDirectory.Open(_folder, "test");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(_data);
        services.AddSingleton(new SqliteDatabase(_data.File("assistant.db"), TimeProvider.System));
        replace?.Invoke(services);
        services.AddMemory(new MemoryOptions());
        _services = services.BuildServiceProvider();
        var loopback = EgressRule.TryParse("127.0.0.0/8", out var rule, out _) ? rule : throw new InvalidOperationException();
        Client = new EgressConnector(new EgressOptions()).CreateClient(new EgressPolicy("test", [loopback], null));
    }

    public MovableTime Time { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public HttpClient Client { get; }

    public SqliteDatabase Database => _services.GetRequiredService<SqliteDatabase>();

    public IPassageIndex Index => _services.GetRequiredService<IPassageIndex>();

    public GermanText German => _services.GetRequiredService<GermanText>();

    public Task<string> ChecksumAsync(string city = City) => _services.GetRequiredService<LedgerReport>().ChecksumAsync(city, TestContext.Current.CancellationToken);

    public Task<SyncSummary> SyncAsync(IKnowledgeSource source, bool full = false, SourceKey? key = null, CancellationToken cancellationToken = default) =>
        _services.GetRequiredService<Synchronizer>().RunAsync(new SyncTarget(key ?? Key, source, Client), full, null, cancellationToken);

    public Task<IReadOnlyList<Hit>> SearchAsync(string text, Caller? caller = null, Func<RetrievalQuery, RetrievalQuery>? query = null) =>
        _services.GetRequiredService<PassageSearch>().SearchAsync(
            caller ?? Caller.Anonymous(City),
            (query ?? (same => same))(new RetrievalQuery(text)),
            TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<string>> FindAsync(string text, Caller? caller = null) =>
        [.. (await SearchAsync(text, caller)).Select(hit => hit.Document.DocumentId)];

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public void Dispose()
    {
        Client.Dispose();
        _services.Dispose();
        _data.Dispose();
        if (!_keep)
            Directory.Delete(_folder, recursive: true);
    }
}
