using System.Net;
using Assistant.Host.Composition;

namespace Assistant.Host.Http;

/// <summary>
/// Whether a request that a browser sends comes from a page of this host. The <c>Host</c> header alone proves nothing: in DNS rebinding the
/// attacker's name stands in both. So the name must be an address, <c>localhost</c>, or one that the operator told the host to listen on.
/// </summary>
internal sealed class OwnOrigin(AssistantSettings settings)
{
    private readonly HashSet<string> _names = settings.Urls
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.Host : "")
        .Where(name => name.Length > 0)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the request has no origin, as programs have none, or one of our own.</summary>
    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0)
            return true;
        return origin.Count == 1
            && Uri.TryCreate(origin[0], UriKind.Absolute, out var url)
            && string.Equals(url.Scheme, request.Scheme, StringComparison.Ordinal)
            && string.Equals(url.Authority, Authority(request), StringComparison.OrdinalIgnoreCase)
            && IsKnown(url);
    }

    // Written as Uri writes it: without the port that the scheme implies.
    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own) ? own.Authority : "";

    private bool IsKnown(Uri url) =>
        string.Equals(url.Host, "localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(url.Host, out _) || _names.Contains(url.Host);
}
