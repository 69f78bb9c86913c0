using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace Assistant.Host.Http;

/// <summary>
/// How much one address may ask at a time, so that nobody starves the rest. Only calls that search count; the page and health checks never
/// wait.
/// </summary>
internal static class CallLimits
{
    private const int AtATime = 8;
    private const int Waiting = 64;

    // A whole office may sit behind one address, and an answer streams for a minute: what a turn costs is limited by person and by the
    // queue of the models; this only keeps one address from opening connections without end.
    private const int StreamsAtATime = 512;

    public static IServiceCollection AddCallLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Place>(context =>
            context.Request.Path.StartsWithSegments("/api/agent", StringComparison.Ordinal)
                ? RateLimitPartition.GetConcurrencyLimiter(
                    new Place("agent", context.Connection.RemoteIpAddress ?? IPAddress.None),
                    _ => new ConcurrencyLimiterOptions { PermitLimit = StreamsAtATime, QueueLimit = 0 })
            // An operator's overview stays open all day; how many may is limited where they listen.
            : context.Request.Path.StartsWithSegments("/api/admin/events", StringComparison.Ordinal)
                ? RateLimitPartition.GetNoLimiter(new Place("", IPAddress.None))
            : context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                ? RateLimitPartition.GetConcurrencyLimiter(
                    new Place("api", context.Connection.RemoteIpAddress ?? IPAddress.None),
                    _ => new ConcurrencyLimiterOptions { PermitLimit = AtATime, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
                : RateLimitPartition.GetNoLimiter(new Place("", IPAddress.None)));
        options.OnRejected = async (context, cancellationToken) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = 2.ToString(CultureInfo.InvariantCulture);
            await Problems.WriteAsync(context.HttpContext, StatusCodes.Status429TooManyRequests, HttpTexts.For(context.HttpContext).TooManyCalls, cancellationToken);
        };
    });

    private sealed record Place(string What, IPAddress Address);
}
