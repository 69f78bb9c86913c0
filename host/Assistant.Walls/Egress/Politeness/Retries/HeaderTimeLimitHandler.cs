namespace Assistant.Walls.Egress.Politeness.Retries;

/// <summary>Ends one attempt when the response headers do not come in time. The body has no limit here: its reader knows its size.</summary>
internal sealed class HeaderTimeLimitHandler(TimeSpan limit, TimeProvider timeProvider, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException exception) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ServerTimeoutException(ServerKey.Of(request.RequestUri!).ToString(), limit, exception);
        }
    }
}
