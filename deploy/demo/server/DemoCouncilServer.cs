using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Assistant.DemoCouncil;

/// <summary>The council information system of an invented town, from files. Listens on this machine alone.</summary>
internal sealed class DemoCouncilServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DemoCouncilServer(WebApplication app) => _app = app;

    /// <summary>The address of the OParl system object.</summary>
    public Uri System => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/oparl/system");

    /// <param name="folder">Holds <c>council</c> and <c>files</c>.</param>
    /// <param name="port">The port; 0 for any.</param>
    public static DemoCouncilServer Create(string folder, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        var council = Council.Load(Path.Combine(folder, "council"));
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".txt"] = "text/plain; charset=utf-8";
        types.Mappings[".html"] = "text/html; charset=utf-8";
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(Path.Combine(folder, "files"))),
            RequestPath = "/oparl/files",
            ContentTypeProvider = types,
        });
        // After the files: a matched endpoint would make the static files step aside.
        app.UseRouting();
        app.MapGet("/oparl/{**path}", (RequestDelegate)(context => ServeAsync(council, context)));
        return new DemoCouncilServer(app);
    }

    public Task StartAsync() => _app.StartAsync();

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task ServeAsync(Council council, HttpContext context)
    {
        var baseAddress = $"{context.Request.Scheme}://{context.Request.Host}/oparl";
        var path = (string?)context.Request.RouteValues["path"] ?? "";
        var answer = council.Answer(path, context.Request.Query);
        context.Response.StatusCode = answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(
            answer?.Replace("{base}", baseAddress, StringComparison.Ordinal) ?? """{"type":"https://schema.oparl.org/1.1/Error","message":"Das gibt es hier nicht."}""",
            context.RequestAborted);
    }
}
