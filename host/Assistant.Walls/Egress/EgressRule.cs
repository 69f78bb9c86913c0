using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Assistant.Walls.Egress;

/// <summary>
/// One entry of a list of allowed targets: <c>host</c>, <c>host:port</c>, <c>*.domain</c>, an address, or a network in CIDR notation.
/// Without a port, 80 and 443 are meant. <c>*</c> alone matches every target and is of use only in a list that narrows another one.
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
        if (host.Length == 0 || port is < 1 or > 65535 || host.Any(char.IsWhiteSpace))
        {
            error = $"“{text}” is no network entry: write host, host:port, *.domain or a network such as 10.1.0.0/16.";
            return false;
        }

        rule = new EgressRule(entry, host.TrimEnd('.').ToLowerInvariant(), port, null);
        return true;
    }

    internal bool MatchesHost(string host, int port)
    {
        if (Host == "*")
            return true;
        if (!MatchesPort(port))
            return false;
        var asked = host.TrimEnd('.').ToLowerInvariant();
        if (Network is { } network)
            return IPAddress.TryParse(asked, out var literal) && network.Contains(Unmapped(literal));
        if (Host.StartsWith("*.", StringComparison.Ordinal))
            return asked.EndsWith(Host[1..], StringComparison.Ordinal) && asked.Length > Host.Length - 1;
        if (IPAddress.TryParse(Host, out var own) && IPAddress.TryParse(asked, out var other))
            return Unmapped(own).Equals(Unmapped(other));
        return asked == Host;
    }

    /// <summary>Whether the entry names this very address or a network around it; names never do.</summary>
    internal bool NamesAddress(IPAddress address, int port)
    {
        if (!MatchesPort(port))
            return false;
        if (Network is { } network)
            return network.Contains(Unmapped(address));
        if (Host == "localhost")
            return IPAddress.IsLoopback(Unmapped(address));
        return IPAddress.TryParse(Host, out var own) && Unmapped(own).Equals(Unmapped(address));
    }

    internal static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private bool MatchesPort(int port) => Network is not null || (Port is { } own ? own == port : port is 80 or 443);

    private static (string Host, int? Port) Split(string entry)
    {
        if (entry.StartsWith('['))
        {
            var end = entry.IndexOf(']', StringComparison.Ordinal);
            if (end < 0)
                return ("", null);
            var rest = entry[(end + 1)..];
            return (entry[1..end], rest.Length == 0 ? null : Number(rest.TrimStart(':')));
        }

        var colon = entry.LastIndexOf(':');
        return colon < 0 || entry.IndexOf(':', StringComparison.Ordinal) != colon
            ? (entry, null)
            : (entry[..colon], Number(entry[(colon + 1)..]));
    }

    private static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
