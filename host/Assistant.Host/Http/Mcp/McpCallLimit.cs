using System.Threading.RateLimiting;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Mcp;

/// <summary>How many tool calls one caller may have under way; everything else, cancelling above all, never waits. Thread-safe.</summary>
internal sealed class McpCallLimit : IDisposable
{
    private const int AtATime = 8;
    private const int Waiting = 64;

    private readonly PartitionedRateLimiter<Caller> _limiter = PartitionedRateLimiter.Create<Caller, string>(caller => RateLimitPartition.GetConcurrencyLimiter(
        caller.Subject,
        _ => new ConcurrencyLimiterOptions { PermitLimit = AtATime, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    /// <summary>Waits for a place; disposing the result frees it.</summary>
    /// <exception cref="McpException">Too many calls wait already.</exception>
    public async ValueTask<IDisposable> EnterAsync(Caller caller, CancellationToken cancellationToken)
    {
        var place = await _limiter.AcquireAsync(caller, permitCount: 1, cancellationToken);
        if (place.IsAcquired)
            return place;
        place.Dispose();
        throw new McpException(McpErrorCodes.InternalError, "Too many calls of this client are under way; try again in two seconds.", StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => _limiter.Dispose();
}
