using Assistant.Models.Endpoints;
using Assistant.Models.Servers;
using Assistant.Models.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Models.Tests.Lab;

/// <summary>The room with fake servers and a clock that stands still.</summary>
internal sealed class ModelsLab : IAsyncDisposable
{
    public const string Model = "qwen3:14b";
    public const string Embedder = "bge-m3:latest";

    private readonly Dictionary<string, FakeServer> _servers = new(StringComparer.Ordinal);
    private readonly Lazy<ServiceProvider> _services;

    public ModelsLab()
    {
        Options.Roles[ModelRoles.Chat] = [Model];
        _services = new(() =>
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton<Func<EndpointOptions, IModelServer>>(endpoint => _servers[endpoint.Url]);
            services.AddModels(Options, embeddingLengths: EmbeddingLengths);
            return services.BuildServiceProvider();
        });
    }

    public ModelsOptions Options { get; } = new();

    public ManualTime Time { get; } = new();

    public string? EmbeddingLengths { get; set; }

    public IModelRouter Router => _services.Value.GetRequiredService<IModelRouter>();

    public IModelInspector Inspector => _services.Value.GetRequiredService<IModelInspector>();

    public ModelsTelemetry Telemetry => _services.Value.GetRequiredService<ModelsTelemetry>();

    public FakeServer Add(string name, int parallel = 4, params string[] models)
    {
        var endpoint = new EndpointOptions { Url = $"http://{name}.test:11434", Name = name, Parallel = parallel };
        Options.Endpoints.Add(endpoint);
        return _servers[endpoint.Url] = new FakeServer(endpoint) { Models = models is [] ? [Model] : [.. models] };
    }

    /// <summary>Starts a call whose text is its name.</summary>
    public LabCall Ask(string name, string subject = "anna", string city = "mainz", CallPriority priority = CallPriority.Interactive, string role = ModelRoles.Chat)
    {
        var call = new LabCall(name);
        call.Start(Router.CreateChatClient(new ModelCall(city, subject, role) { Priority = priority, Waiting = call.Told }));
        return call;
    }

    public EndpointStatus Status(FakeServer server) => Inspector.Endpoints.Single(endpoint => endpoint.Name == server.Name);

    /// <summary>Waits until all endpoints were probed once.</summary>
    public async Task ReadyAsync()
    {
        await Inspector.InspectAsync(TestContext.Current.CancellationToken);
        await Router.GetRoleAsync("mainz", ModelRoles.Chat, TestContext.Current.CancellationToken);
    }

    /// <summary>Moves the clock to the next probe of a server, and waits until its outcome is known.</summary>
    public async Task ProbeAgainAsync(FakeServer server)
    {
        await UntilNextProbeIsAwaitedAsync(server);
        var probes = server.Probes;
        Time.Advance(Status(server).NextProbe!.Value - Time.GetUtcNow());
        await ManualTime.UntilAsync(() => server.Probes > probes);
        await UntilNextProbeIsAwaitedAsync(server);
    }

    public Task UntilNextProbeIsAwaitedAsync(FakeServer server) =>
        ManualTime.UntilAsync(() => Status(server).NextProbe is { } next && next > Time.GetUtcNow() && Time.IsAwaited(next));

    public async ValueTask DisposeAsync()
    {
        if (_services.IsValueCreated)
            await _services.Value.DisposeAsync();
    }
}
