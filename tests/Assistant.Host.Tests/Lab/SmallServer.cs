using Assistant.Host.Cities;
using Assistant.Host.Composition;
using Assistant.Host.Http;
using Assistant.PluginHosting;
using Assistant.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Host.Tests.Lab;

/// <summary>Some endpoints of the host on a free port in this process, with parts that a test scripts.</summary>
internal sealed class SmallServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SmallServer(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
#pragma warning disable RS0030 // Reaches only the server under test.
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
#pragma warning restore RS0030
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="cities">The ids of its cities.</param>
    /// <param name="services">Adds what the endpoints need.</param>
    /// <param name="routes">Maps them.</param>
    public static async Task<SmallServer> StartAsync(string[] cities, Action<IServiceCollection> services, Action<IEndpointRouteBuilder> routes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 4 << 20);
        builder.Services.AddSingleton(new AssistantSettings { Urls = "http://127.0.0.1:0;http://assistent.rebstadt.test:8080" });
        builder.Services.AddSingleton(new CityPacks("/cities", [.. cities.Select(Pack)], []));
        builder.Services.AddSingleton(TimeProvider.System);
        services(builder.Services);
        var app = builder.Build();
        app.UseSecurityHeaders();
        routes(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SmallServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static CityPack Pack(string id) =>
        new("/cities/" + id, new CityConfiguration { City = new City { Id = id, Name = new LocalizedText(char.ToUpperInvariant(id[0]) + id[1..]) } }, new Dictionary<string, string[]>());
}
