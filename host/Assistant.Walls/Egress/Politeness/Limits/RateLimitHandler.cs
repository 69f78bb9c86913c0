using System.Net;

namespace Assistant.Walls.Egress.Politeness.Limits;

/// <summary>Sends each attempt through the gate of its server and keeps the place until the body has been read.</summary>
internal sealed class RateLimitHandler(ServerGates gates, PolitenessOptions options, TimeProvider timeProvider, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var gate = gates.For(ServerKey.Of(request.RequestUri!));
        var slot = await gate.EnterAsync(cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
            // Others that use the same server wait as well; a pause beyond the cap is an error of this request only.
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable &&
                RetryAfterHeader.Read(response, timeProvider) is { } pause && pause <= options.MaxRetryAfter)
            {
                gate.Pause(pause);
            }

            await KeepAsync(response, slot, cancellationToken);
            return response;
        }
        catch
        {
            response?.Dispose();
            slot.Dispose();
            throw;
        }
    }

    private static async Task KeepAsync(HttpResponseMessage response, ServerSlot slot, CancellationToken cancellationToken)
    {
        var content = response.Content;
        var kept = new StreamContent(new SlotStream(await content.ReadAsStreamAsync(cancellationToken), slot));
        foreach (var header in content.Headers)
            kept.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = kept;
    }
}
