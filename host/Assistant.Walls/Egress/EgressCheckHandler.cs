using System.Net;
using System.Runtime.ExceptionServices;

namespace Assistant.Walls.Egress;

/// <summary>
/// Stands directly on the connecting handler: whatever handlers above have made of a request, its target is checked here, also where a
/// pooled connection saves the connect callback.
/// </summary>
internal sealed class EgressCheckHandler(EgressPolicy policy, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        policy.CheckAddressOf(request);
        // HTTP/3 runs over QUIC, whose connections do not pass the connect callback.
        if (request.Version.Major > 2 || request.VersionPolicy == HttpVersionPolicy.RequestVersionOrHigher)
        {
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.InnerException is EgressDeniedException denied)
        {
            // The connecting handler wraps what the connect callback throws into a connection error, which others would repeat.
            ExceptionDispatchInfo.Throw(denied);
            throw;
        }
    }
}
