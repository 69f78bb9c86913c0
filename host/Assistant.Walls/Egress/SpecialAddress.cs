using System.Net;
using System.Net.Sockets;

namespace Assistant.Walls.Egress;

/// <summary>Addresses that stay on this machine or this wire, or that are no one machine's: no name should lead there unasked.</summary>
internal static class SpecialAddress
{
    // RFC 6052 (NAT64), RFC 8215 (local NAT64), RFC 3056 (6to4), RFC 4291, section 2.5.5.1 (IPv4-compatible)
    private static readonly IPNetwork s_nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork s_localNat64 = IPNetwork.Parse("64:ff9b:1::/48");
    private static readonly IPNetwork s_6to4 = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork s_teredo = IPNetwork.Parse("2001::/32");
    private static readonly IPNetwork s_compatible = IPNetwork.Parse("::/96");

    public static bool Is(IPAddress address)
    {
        var plain = EgressRule.Unmapped(address);
        if (plain.AddressFamily == AddressFamily.InterNetwork)
            return IsSpecialIPv4(plain.GetAddressBytes());
        return IPAddress.IsLoopback(plain) || plain.Equals(IPAddress.IPv6Any) || plain.IsIPv6LinkLocal || plain.IsIPv6Multicast ||
            plain.IsIPv6SiteLocal || s_teredo.Contains(plain) || (Embedded(plain) is { } bytes && IsSpecialIPv4(bytes));
    }

    private static byte[]? Embedded(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (s_nat64.Contains(address) || s_localNat64.Contains(address) || s_compatible.Contains(address))
            return bytes[12..];
        return s_6to4.Contains(address) ? bytes[2..6] : null;
    }

    private static bool IsSpecialIPv4(byte[] bytes) => bytes[0] is 0 or 127 or >= 224 || (bytes[0] == 169 && bytes[1] == 254);
}
