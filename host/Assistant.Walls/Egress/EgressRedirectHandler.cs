using System.Net;

namespace Assistant.Walls.Egress;

/// <summary>
/// Follows redirects of GET and HEAD by hand, at most five, so that each target is checked. Headers that the caller set itself do not
/// follow to another host, and https never becomes http.
/// </summary>
internal sealed class EgressRedirectHandler(EgressPolicy policy, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxRedirects = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("A request needs an address.");
        if (uri.Scheme is not ("http" or "https"))
            throw new EgressDeniedException(policy.Owner, uri.Host, uri.Port, $"“{uri.Scheme}” is neither http nor https");
        policy.CheckHost(uri.Host, uri.Port);

        var current = request;
        for (var hop = 0; ; hop++)
        {
            var response = await base.SendAsync(current, cancellationToken);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location || !CanRepeat(current.Method))
                return response;

            var from = current.RequestUri!;
            var target = location.IsAbsoluteUri ? location : new Uri(from, location);
            response.Dispose();
            if (hop == MaxRedirects)
                throw new HttpRequestException($"{from.Host} redirects more than {MaxRedirects} times.");
            if (target.Scheme != "https" && (target.Scheme != "http" || from.Scheme == "https"))
                throw new EgressDeniedException(policy.Owner, target.Host, target.Port, "a redirect must not leave https");
            policy.CheckHost(target.Host, target.Port);
            current = Follow(current, target);
        }
    }

    private static HttpRequestMessage Follow(HttpRequestMessage request, Uri target)
    {
        var next = new HttpRequestMessage(request.Method, target) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        var sameOrigin = Uri.Compare(request.RequestUri, target, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        foreach (var header in request.Headers.Where(header => sameOrigin || header.Key is "Accept" or "Accept-Language" or "User-Agent" or "If-None-Match" or "If-Modified-Since"))
            next.Headers.TryAddWithoutValidation(header.Key, header.Value);
        foreach (var option in request.Options)
            ((IDictionary<string, object?>)next.Options)[option.Key] = option.Value;
        return next;
    }

    private static bool CanRepeat(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head;

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
