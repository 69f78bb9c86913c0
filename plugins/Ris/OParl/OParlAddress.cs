using System.Security.Cryptography;
using System.Text;

namespace Assistant.Plugins.Ris.OParl;

/// <summary>Addresses of one OParl server. Immutable.</summary>
/// <param name="entry">The address that the operator entered.</param>
internal sealed class OParlAddress(Uri entry)
{
    // Two keys and a prefix fit into the storage's 512 characters for a key.
    private const int MaxKeyLength = 220;

    /// <summary>The address to ask: relative ones completed, http links to the host of an https entry upgraded.</summary>
    /// <returns><see langword="null"/> where the text is no http or https address.</returns>
    public Uri? Resolve(string? link, Uri? page = null)
    {
        if (link is null || !Uri.TryCreate(page ?? entry, link, out var address) || !IsWeb(address))
            return null;
        if (entry.Scheme != Uri.UriSchemeHttps || address.Scheme != Uri.UriSchemeHttp || !SameHost(address))
            return address;
        return new UriBuilder(address) { Scheme = Uri.UriSchemeHttps, Port = entry.Port }.Uri;
    }

    /// <summary>What identifies an object, however its link is written: without the scheme, at most 220 characters.</summary>
    public static string Key(string id)
    {
        var scheme = id.IndexOf("://", StringComparison.Ordinal);
        var key = scheme is > 0 and < 8 ? id[(scheme + 3)..] : id;
        return key.Length <= MaxKeyLength
            ? key
            : $"{key[..150]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }

    private static bool IsWeb(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;

    private bool SameHost(Uri address) =>
        string.Equals(address.Host, entry.Host, StringComparison.OrdinalIgnoreCase) && (address.IsDefaultPort || address.Port == entry.Port);
}
