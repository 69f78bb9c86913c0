using System.Net.Http.Headers;

namespace Assistant.Host.Tests.Lab;

/// <summary><c>assistant serve</c> on a free port, with nothing read on its own.</summary>
internal sealed class ServedHost : IAsyncDisposable
{
    private const string Announcement = "The assistant listens on ";
    private readonly AssistantProcess _process;

    private ServedHost(AssistantProcess process, Uri address)
    {
        _process = process;
#pragma warning disable RS0030 // Reaches only the host under test.
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
#pragma warning restore RS0030
    }

    public int ProcessId => _process.Id;

    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it listens; the plugins may still be loading.</summary>
    public static async Task<ServedHost> StartAsync(string data, string cities, IReadOnlyDictionary<string, string>? environment = null)
    {
        var process = AssistantProcess.Start(
            ["serve", "--urls", "http://127.0.0.1:0", "--data", data, "--cities", cities],
            new Dictionary<string, string>(environment ?? new Dictionary<string, string>(), StringComparer.Ordinal)
            {
                ["ASSISTANT__SyncInterval"] = environment?.GetValueOrDefault("ASSISTANT__SyncInterval") ?? "00:00:00",
                ["ASSISTANT__WebRoot"] = environment?.GetValueOrDefault("ASSISTANT__WebRoot") ?? Places.Web,
            });
        var line = await process.Output.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true)
            return new ServedHost(process, new Uri(line[Announcement.Length..]));
        var outcome = await process.EndAsync();
        throw new InvalidOperationException($"The host does not listen: {line} {outcome.Errors}");
    }

    /// <summary>Waits until the plugins are loaded.</summary>
    public async Task ReadyAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            using var response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode)
                return;
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Sends a body to <c>/api/agent</c>.</summary>
    public async Task<HttpResponseMessage> AgentAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/agent", UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        // The body waits until the host wants it: a refusal would otherwise meet a client that is still sending, as a broken pipe.
        request.Headers.ExpectContinue = true;
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks it to end, as the service manager does; it may be asked more than once.</summary>
    public void Terminate() => _process.Terminate();

    /// <summary>Waits until it has ended by itself.</summary>
    public Task EndedAsync() => _process.EndAsync();

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public Task KillAsync() => _process.KillAfterAsync(TimeSpan.Zero);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }
}
