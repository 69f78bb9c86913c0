using System.Net;

namespace Assistant.Walls.Egress;

/// <summary>
/// Which targets one plugin, or one room of the host, may connect to: the operator's list, narrowed by the manifest's. Immutable.
/// </summary>
/// <param name="Owner">Who connects, for messages and logs: <c>plugin ris</c>.</param>
/// <param name="Operator">What the operator allows. Empty: nothing; <c>*</c> here counts for nothing.</param>
/// <param name="Manifest">What the plugin asks for; <see langword="null"/> for a room of the host itself, which has no manifest.</param>
public sealed record EgressPolicy(string Owner, IReadOnlyList<EgressRule> Operator, IReadOnlyList<EgressRule>? Manifest)
{
    /// <summary>Checks a name before it is resolved.</summary>
    /// <param name="host">Host name or address, as in the URI.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="EgressDeniedException">A list does not name the target.</exception>
    public void CheckHost(string host, int port)
    {
        if (!Operator.Any(rule => !rule.IsEverything && rule.MatchesHost(host, port)))
            throw new EgressDeniedException(Owner, host, port, "the operator's list (network.allow in the city pack) does not name it");
        if (Manifest is not null && !Manifest.Any(rule => rule.MatchesHost(host, port)))
            throw new EgressDeniedException(Owner, host, port, "the plugin's manifest (permissions.network) does not name it");
    }

    /// <summary>
    /// Checks an address that a name resolved to. Loopback, link-local, multicast and unspecified addresses are refused unless the
    /// operator, and the manifest too, named the address itself: a public name must not lead into the host (DNS rebinding). An IPv6
    /// address that carries an IPv4 address to a translator counts as that one.
    /// </summary>
    /// <param name="host">The name asked for.</param>
    /// <param name="address">What it resolved to.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="EgressDeniedException">The address is one of these.</exception>
    public void CheckAddress(string host, IPAddress address, int port)
    {
        if (!SpecialAddress.Is(address))
            return;
        var plain = EgressRule.Unmapped(address);
        if (!Operator.Any(rule => !rule.IsEverything && rule.NamesAddress(plain, port)))
            throw new EgressDeniedException(Owner, host, port, $"it leads to {plain}, which the operator's list does not name itself");
        if (Manifest is not null && !Manifest.Any(rule => rule.NamesAddress(plain, port)))
            throw new EgressDeniedException(Owner, host, port, $"it leads to {plain}, which the plugin's manifest does not name itself");
    }

    internal void CheckAddressOf(HttpRequestMessage request)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("A request needs an address.");
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            throw new EgressDeniedException(Owner, uri.Host, uri.Port, $"“{uri.Scheme}” is neither http nor https");
        CheckHost(uri.IdnHost, uri.Port);
    }
}
