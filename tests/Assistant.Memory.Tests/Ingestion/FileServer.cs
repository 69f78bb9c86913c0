using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Tests.Ingestion;

/// <summary>Serves files that the test puts there.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (int Status, byte[] Bytes, string? ETag)> _files = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    public FileServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public List<(string Path, string? IfNoneMatch)> Requests { get; } = [];

    public Task StartAsync() => _app.StartAsync();

    public Uri Address(string name) => new($"{_app.Urls.First()}/{name}");

    public void Serve(string name, string text, string? etag = null) => _files["/" + name] = (200, Encoding.UTF8.GetBytes(text), etag);

    public void Refuse(string name, int status) => _files["/" + name] = (status, [], null);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        lock (Requests)
            Requests.Add((context.Request.Path, context.Request.Headers.IfNoneMatch.FirstOrDefault()));
        if (!_files.TryGetValue(context.Request.Path, out var file))
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.StatusCode = file.ETag is not null && context.Request.Headers.IfNoneMatch == file.ETag ? 304 : file.Status;
        if (file.ETag is not null)
            context.Response.Headers.ETag = file.ETag;
        if (context.Response.StatusCode == 200)
            await context.Response.Body.WriteAsync(file.Bytes);
    }
}
