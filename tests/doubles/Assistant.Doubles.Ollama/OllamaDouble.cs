using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Http;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Doubles.Ollama.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assistant.Doubles.Ollama;

/// <summary>
/// Plays one Ollama server on 127.0.0.1. What it has loaded, counted and remembered outlives <see cref="StopListeningAsync"/>. Thread-safe,
/// save for starting and stopping.
/// </summary>
public sealed class OllamaDouble : IAsyncDisposable
{
    private readonly ServerParts _parts;
    private WebApplication? _app;

    private OllamaDouble(OllamaDoubleOptions options) => _parts = new ServerParts(options);

    /// <summary>The server's address, the same after stopping and listening again.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>The models that it has.</summary>
    public OllamaModels Models => _parts.Models;

    /// <summary>What the models say.</summary>
    public Script Script => _parts.Script;

    /// <summary>How fast they are.</summary>
    public Pace Pace => _parts.Pace;

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults => _parts.Faults;

    /// <summary>What it counts.</summary>
    public Counters Counters => _parts.Counters;

    /// <summary>The last requests, the oldest first.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _parts.Requests.All;

    /// <summary>Starts a server with the default options.</summary>
    public static Task<OllamaDouble> StartAsync() => StartAsync(new OllamaDoubleOptions());

    /// <summary>Starts a server.</summary>
    public static async Task<OllamaDouble> StartAsync(OllamaDoubleOptions options)
    {
        var server = new OllamaDouble(options);
        await server.ListenAsync(options.Port);
        return server;
    }

    /// <summary>The requests so far to a path.</summary>
    public IReadOnlyList<ReceivedRequest> RequestsTo(string path) => [.. Requests.Where(request => request.Path == path)];

    /// <summary>Forgets the requests so far.</summary>
    public void ClearRequests() => _parts.Requests.Clear();

    /// <summary>As a server that is killed: open connections break, new ones are refused.</summary>
    public async Task StopListeningAsync()
    {
        if (_app is null)
            return;
        // Does not wait for streams.
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Listens again at the same address.</summary>
    public Task ListenAgainAsync() => _app is null ? ListenAsync(Url.Port) : Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopListeningAsync();
        await _parts.DisposeAsync();
    }

    internal Task WaitForShutdownAsync() => _app!.WaitForShutdownAsync();

    private async Task ListenAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // A program that is ended does not wait for its streams either.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        var app = builder.Build();
        var router = new Router(_parts);
        app.Run(router.AnswerAsync);
        await app.StartAsync();
        _app = app;
        Url = new Uri(app.Urls.First());
    }
}
