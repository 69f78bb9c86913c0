using System.Net;
using System.Text.Json;
using Assistant.Models.Servers;
using Assistant.Walls.Egress;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Assistant.Models.Tests.Servers.Lab;

/// <summary>A real HTTP server on 127.0.0.1 that answers as a test says and notes what it was asked; for what no double of a product says.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<(string Path, JsonElement Body, string? Authorization)> _asked = [];

    private ScriptedServer(WebApplication app) => _app = app;

    public IReadOnlyList<(string Path, JsonElement Body, string? Authorization)> Asked
    {
        get
        {
            lock (_lock)
                return [.. _asked];
        }
    }

    public string Url => _app.Urls.First();

    public static async Task<ScriptedServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new ScriptedServer(app);
        app.Run(async context =>
        {
            var body = default(JsonElement);
            if (context.Request.ContentLength > 0)
            {
                using var document = await JsonDocument.ParseAsync(context.Request.Body);
                body = document.RootElement.Clone();
            }

            lock (server._lock)
                server._asked.Add((context.Request.Path, body, context.Request.Headers.Authorization));
            await answer(context);
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>Answers every path with one status, type and body; <c>/api/show</c> with a model that can call tools.</summary>
    public static Task<ScriptedServer> StartAsync(string body, string contentType = "application/x-ndjson", int status = 200) => StartAsync(async context =>
    {
        var isShow = context.Request.Path == "/api/show";
        context.Response.StatusCode = isShow ? 200 : status;
        context.Response.ContentType = isShow ? "application/json" : contentType;
        await context.Response.WriteAsync(isShow ? """{"capabilities":["completion","tools"]}""" : body);
    });

    public IModelServer Client(EndpointKind kind = EndpointKind.Ollama, Action<EndpointOptions>? configure = null) => Clients.Of(Url + (kind == EndpointKind.OpenAI ? "/v1" : ""), kind, configure);

    public async ValueTask DisposeAsync()
    {
        // Does not wait for answers that hang.
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
