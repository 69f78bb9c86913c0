using System.Globalization;
using System.Net;

namespace Assistant.Walls.Egress.Politeness;

/// <summary>What counts as one server: scheme, host and port. Names are compared in their canonical form.</summary>
internal readonly record struct ServerKey(string Scheme, string Host, int Port)
{
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(EgressRule.Unmapped(address)));

    public static ServerKey Of(Uri uri) => new(uri.Scheme, EgressRule.Canonical(uri.IdnHost), uri.Port);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");
}
