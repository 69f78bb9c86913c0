using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Assistant.Walls.Egress;

/// <summary>
/// One entry of a list of allowed targets: <c>host</c>, <c>host:port</c>, <c>*.domain</c>, an address, or a network in CIDR notation.
/// Without a port, 80 and 443 are meant; a network is meant with every port, for addresses written in the URI. <c>*</c> matches every
/// target (<c>*:8080</c> every one with this port) and counts only in a manifest, whose list narrows the operator's.
/// </summary>
public sealed record EgressRule
{
    private EgressRule(string text, string host, int? port, IPNetwork? network)
    {
        Text = text;
        Host = host;
        Port = port;
        Network = network;
    }

    /// <summary>The entry as written.</summary>
    public string Text { get; }

    internal string Host { get; }

    internal int? Port { get; }

    internal bool IsEverything => Host == "*";

    internal IPNetwork? Network { get; }

    /// <summary>Reads an entry.</summary>
    /// <param name="text">The entry.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="error">What is wrong with the entry, in a sentence.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out EgressRule? rule, [NotNullWhen(false)] out string? error)
    {
        rule = null;
        error = null;
        var entry = text.Trim();
        if (entry.Length == 0 || entry.Contains("://", StringComparison.Ordinal))
        {
            error = $"“{text}” is no network entry: write host, host:port, *.domain or a network such as 10.1.0.0/16, without a scheme.";
            return false;
        }

        if (entry.Contains('/', StringComparison.Ordinal))
        {
            if (!IPNetwork.TryParse(entry, out var network))
            {
                error = $"“{text}” is no network in CIDR notation, such as 10.1.0.0/16.";
                return false;
            }

            rule = new EgressRule(entry, entry, null, network);
            return true;
        }

        var (host, port) = Split(entry);
        if (port is < 1 or > 65535 || !IsHost(host))
        {
            error = $"“{text}” is no network entry: write host, host:port, *.domain or a network such as 10.1.0.0/16, without a scheme.";
            return false;
        }

        rule = new EgressRule(entry, Canonical(host), port, null);
        return true;
    }

    internal bool MatchesHost(string host, int port)
    {
        if (!MatchesPort(port))
            return false;
        if (IsEverything)
            return true;
        var asked = Canonical(host);
        if (Network is { } network)
            return IPAddress.TryParse(asked, out var literal) && network.Contains(Unmapped(literal));
        if (Host.StartsWith("*.", StringComparison.Ordinal))
            return asked.EndsWith(Host[1..], StringComparison.Ordinal) && asked.Length > Host.Length - 1;
        return asked == Host;
    }

    /// <summary>Whether the entry names this very address or a network around it; names other than localhost never do.</summary>
    internal bool NamesAddress(IPAddress address, int port)
    {
        if (!MatchesPort(port))
            return false;
        if (IsEverything)
            return true;
        var plain = Unmapped(address);
        if (Network is { } network)
            return network.Contains(plain);
        if (Host == "localhost")
            return IPAddress.IsLoopback(plain);
        return IPAddress.TryParse(Host, out var own) && own.Equals(plain);
    }

    /// <summary>
    /// The one spelling of a host: lower case, international names in ASCII, no dot at the end, addresses in their usual form without
    /// brackets, IPv4 addresses mapped into IPv6 as IPv4.
    /// </summary>
    internal static string Canonical(string host)
    {
        var plain = host.Length > 1 && host[0] == '[' && host[^1] == ']' ? host[1..^1] : host;
        plain = plain.TrimEnd('.');
        if (!Ascii.IsValid(plain))
            plain = ToAscii(plain);
        plain = plain.ToLowerInvariant();
        return IPAddress.TryParse(plain, out var address) ? Unmapped(address).ToString() : plain;
    }

    internal static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private bool MatchesPort(int port) => Port is { } own ? own == port : Network is not null || IsEverything || port is 80 or 443;

    private static bool IsHost(string host)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        if (host == "*")
            return true;
        // “010.1” or “2130706433” would be read as an address that nobody sees in it.
        if (IPAddress.TryParse(name, out var address))
            return name == host && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == name);
        return name.TrimEnd('.').Length > 0 && Uri.CheckHostName(ToAscii(name)) == UriHostNameType.Dns;
    }

    private static string ToAscii(string host)
    {
        try
        {
            return new IdnMapping().GetAscii(host);
        }
        catch (ArgumentException)
        {
            return host; // No name at all: it matches no entry, and no resolver finds it.
        }
    }

    private static (string Host, int? Port) Split(string entry)
    {
        if (entry.StartsWith('['))
        {
            var end = entry.IndexOf(']', StringComparison.Ordinal);
            if (end < 0)
                return ("", null);
            var rest = entry[(end + 1)..];
            return (entry[1..end], rest.Length == 0 ? null : Number(rest[0] == ':' ? rest[1..] : ""));
        }

        var colon = entry.LastIndexOf(':');
        return colon < 0 || entry.IndexOf(':', StringComparison.Ordinal) != colon
            ? (entry, null)
            : (entry[..colon], Number(entry[(colon + 1)..]));
    }

    private static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
