using System.Collections.Concurrent;
using Assistant.Doubles.Qdrant.Engine;
using Assistant.Doubles.Qdrant.Faults;
using Assistant.Doubles.Qdrant.Http;
using Assistant.Doubles.Qdrant.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assistant.Doubles.Qdrant;

/// <summary>
/// Plays one Qdrant server on 127.0.0.1: collections, aliases, payload indexes, strict mode, sparse and dense search, fusion, facets. What it holds
/// outlives <see cref="StopListeningAsync"/>. Thread-safe, save for starting and stopping.
/// </summary>
public sealed class QdrantDouble : IAsyncDisposable
{
    private readonly QdrantDoubleOptions _options;
    private readonly Router _router;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly ConcurrentQueue<string> _findings = new();
    private readonly Storage _storage = new();
    private WebApplication? _app;

    private QdrantDouble(QdrantDoubleOptions options)
    {
        _options = options;
        var document = options.Document is null ? null : OpenApiDocument.Read(options.Document);
        _router = new Router(options, _storage, Faults, document, _requests.Enqueue, _findings.Enqueue);
    }

    /// <summary>The server's address, the same after stopping and listening again.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>Where a request or an answer was not as the published document has it. To be empty at the end of each test.</summary>
    public IReadOnlyList<string> Findings => [.. _findings];

    /// <summary>The collections by name, each with its number of points.</summary>
    public IReadOnlyDictionary<string, int> Collections => _storage.Sizes();

    /// <summary>The aliases, each with its collection.</summary>
    public IReadOnlyDictionary<string, string> Aliases => _storage.Aliases();

    /// <summary>Starts a server.</summary>
    public static async Task<QdrantDouble> StartAsync(QdrantDoubleOptions? options = null)
    {
        var server = new QdrantDouble(options ?? new QdrantDoubleOptions());
        await server.ListenAsync(server._options.Port);
        return server;
    }

    /// <summary>Forgets the requests so far.</summary>
    public void ClearRequests() => _requests.Clear();

    /// <summary>As a server that is killed: open connections break, new ones are refused.</summary>
    public async Task StopListeningAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Listens again at the same address.</summary>
    public Task ListenAgainAsync() => _app is null ? ListenAsync(Url.Port) : Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopListeningAsync();

    internal Task WaitForShutdownAsync() => _app!.WaitForShutdownAsync();

    private async Task ListenAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // The router has the server's own limit and words.
        });
        var app = builder.Build();
        app.Run(_router.AnswerAsync);
        await app.StartAsync();
        _app = app;
        Url = new Uri(app.Urls.First());
    }
}
