using System.Net;

namespace Assistant.Walls.Egress;

/// <summary>
/// Follows redirects of GET and HEAD by hand, at most five, so that each target is checked. Headers that the caller set itself do not
/// follow to another server, and https never becomes http.
/// </summary>
internal sealed class EgressRedirectHandler(EgressPolicy policy, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxRedirects = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        policy.CheckAddressOf(request);
        var current = request;
        for (var hop = 0; ; hop++)
        {
            var response = await base.SendAsync(current, cancellationToken);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location || !CanRepeat(current.Method))
                return response;

            response.Dispose();
            current = Follow(current, Target(current.RequestUri!, location, hop));
        }
    }

    private Uri Target(Uri from, Uri location, int hop)
    {
        if (hop == MaxRedirects)
            throw new EgressRedirectException($"{from.Authority} redirects more than {MaxRedirects} times.");
        if (!Uri.TryCreate(from, location, out var target))
            throw new EgressRedirectException($"{from.Authority} redirects to “{location.OriginalString}”, which is no address.");
        if (from.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps)
            throw new EgressDeniedException(policy.Owner, target.Host, target.Port, "a redirect must not leave https");
        return target;
    }

    private HttpRequestMessage Follow(HttpRequestMessage request, Uri target)
    {
        var next = new HttpRequestMessage(request.Method, target) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        policy.CheckAddressOf(next);
        var same = IsSameServer(request.RequestUri!, target);
        foreach (var header in request.Headers.Where(header => same ? !header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase) : MayTravel(header.Key)))
            next.Headers.TryAddWithoutValidation(header.Key, header.Value);
        foreach (var option in request.Options)
            ((IDictionary<string, object?>)next.Options)[option.Key] = option.Value;
        return next;
    }

    private static bool MayTravel(string header) => header is "Accept" or "Accept-Language" or "User-Agent" or "If-None-Match" or "If-Modified-Since";

    private static bool IsSameServer(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && EgressRule.Canonical(one.IdnHost) == EgressRule.Canonical(other.IdnHost);

    private static bool CanRepeat(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head;

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
