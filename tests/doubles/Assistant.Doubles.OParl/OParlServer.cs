using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Assistant.Doubles.OParl.Faults;
using Assistant.Doubles.OParl.Vendors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Assistant.Doubles.OParl;

/// <summary>An OParl server on 127.0.0.1 that plays a vendor's system over a <see cref="Council"/>.</summary>
public sealed class OParlServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly Pages _pages;
    private readonly ConcurrentQueue<RequestRecord> _requests = new();

    private OParlServer(WebApplication app, Council council, OParlProfile profile, TimeProvider clock)
    {
        _app = app;
        _clock = clock;
        Council = council;
        _pages = new Pages(council, Vendor.Of(profile, clock));
    }

    /// <summary>The objects; may be changed between requests.</summary>
    public Council Council { get; }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The text of robots.txt; <see langword="null"/>: there is none.</summary>
    public string? RobotsTxt { get; set; }

    /// <summary>The requests so far.</summary>
    public IReadOnlyCollection<RequestRecord> Requests => _requests;

    /// <summary>The server's address.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>The address of the OParl system.</summary>
    public Uri Entry => new(Address, "/oparl/system");

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<OParlServer> StartAsync(Council council, OParlProfile profile = OParlProfile.Standard, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new OParlServer(app, council, profile, clock ?? TimeProvider.System);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Forgets the requests so far.</summary>
    public void ClearRequests() => _requests.Clear();

    /// <summary>An id of the council at this server's address.</summary>
    public string Id(JsonObject item) => Council.Id(item).Replace(Council.Root, Address + "oparl/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        _requests.Enqueue(new RequestRecord(_clock.GetUtcNow(), target, context.Request.Headers.UserAgent.ToString()));
        var fault = Faults.Next(target);
        if (fault is null or { Kind: FaultKind.CyclicNext or FaultKind.DroppedFilter } || !await FailAsync(context, fault))
            await SendAsync(context, Find(context, fault?.Kind));
    }

    private Reply Find(HttpContext context, FaultKind? link)
    {
        var path = context.Request.Path.Value ?? "/";
        if (path == "/robots.txt")
            return RobotsTxt is null ? Reply.NotFound : new Reply(200, "text/plain", RobotsTxt);
        return _pages.Find(path, context.Request.QueryString.Value ?? "", Address + "oparl/", link);
    }

    private async Task<bool> FailAsync(HttpContext context, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Slow:
                await Task.Delay(fault.Delay, TimeProvider.System, context.RequestAborted);
                return false;
            case FaultKind.TooManyRequests:
                context.Response.Headers.RetryAfter = ((int)Math.Ceiling(fault.Delay.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                await SendAsync(context, new Reply(429, "text/plain", "Too many requests"));
                return true;
            case FaultKind.DroppedConnection:
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{\"data\": [", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                return true;
            case FaultKind.BrokenJson:
                var whole = Find(context, link: null);
                await SendAsync(context, whole with { Content = whole.Content[..(whole.Content.Length / 2)] });
                return true;
            default:
                await SendAsync(context, Reply.Of(fault.Kind));
                return true;
        }
    }

    private static async Task SendAsync(HttpContext context, Reply reply)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.MediaType + "; charset=utf-8";
        await context.Response.WriteAsync(reply.Content, context.RequestAborted);
    }
}
