using Assistant.Doubles.OParl;
using Assistant.Plugins.Ris.Tests.Fakes;
using Assistant.Plugins.Ris.Tools;
using Assistant.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Plugins.Ris.Tests;

/// <summary>The plugin as the host sets it up, in front of a server.</summary>
internal sealed class Bench : IAsyncDisposable
{
    /// <summary>When the sample council's objects were saved.</summary>
    public static readonly DateTimeOffset Written = ManualClock.Start.AddDays(-8);

    private readonly ServiceProvider _services;

    private Bench(OParlServer? server, string oparl, ManualClock clock, string? body, string? ags)
    {
        Server = server!;
        Clock = clock;
        City = new City { Id = "musterstadt", Name = new LocalizedText("Musterstadt"), Ags = ags };
        var builder = new PluginBuilder(City, new RisSettings { Oparl = oparl, Body = body });
        builder.Services
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton(City)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IPluginStorage>(Storage)
            .AddSingleton<IRetriever>(Retriever)
            .AddSingleton(Http());
        new RisPlugin().Configure(builder);
        _services = builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public OParlServer Server { get; }

    public ManualClock Clock { get; }

    public City City { get; }

    public Council Council => Server.Council;

    public MemoryStorage Storage { get; } = new();

    public ScriptedRetriever Retriever { get; } = new();

    public CouncilTools Tools => _services.GetRequiredService<CouncilTools>();

    public string? Cursor { get; set; }

    public static async Task<Bench> StartAsync(OParlProfile profile = OParlProfile.Standard, Council? council = null, string? body = null, string? ags = "07999000", ManualClock? clock = null)
    {
        clock ??= new ManualClock();
        var server = await OParlServer.StartAsync(council ?? SampleCouncil.Create(new ManualClock { Now = Written }), profile, clock);
        server.Council.Clock = clock;
        return new Bench(server, server.Entry.AbsoluteUri, clock, body, ags);
    }

    public static Bench At(string oparl) => new(server: null, oparl, new ManualClock { Now = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero) }, body: null, ags: null);

    /// <summary>One run; its cursor is kept for the next as the host keeps it.</summary>
    public async Task<Run> ReadAsync(bool full = false, int? stopAfter = null, Action? onChange = null)
    {
        var changes = new List<SourceChange>();
        var source = _services.GetRequiredService<IKnowledgeSource>();
        await foreach (var change in source.ReadAsync(new ReadRequest { Cursor = Cursor, Full = full }, TestContext.Current.CancellationToken))
        {
            changes.Add(change);
            onChange?.Invoke();
            if (changes.Count == stopAfter)
                break;
        }

        var run = new Run(changes);
        Cursor = run.Completed?.Cursor ?? Cursor;
        return run;
    }

    /// <summary>A run in which nothing goes wrong.</summary>
    public async Task<Run> ReadWellAsync(bool full = false)
    {
        var run = await ReadAsync(full);
        run.Unreadable.ShouldBeEmpty();
        run.Completed.ShouldNotBeNull();
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
    }

    private static HttpClient Http() =>
#pragma warning disable RS0030 // The host's connections are not at hand here; the tests reach only their own server.
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
#pragma warning restore RS0030
}
