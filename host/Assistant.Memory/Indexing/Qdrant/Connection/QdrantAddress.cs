using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Walls.Egress;

namespace Assistant.Memory.Indexing.Qdrant.Connection;

/// <summary>Where Qdrant is. Immutable.</summary>
/// <param name="Base">The address, with a slash at its end.</param>
/// <param name="Rule">The one target of the egress wall.</param>
internal sealed partial record QdrantAddress(Uri Base, EgressRule Rule)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="QdrantException">One of them cannot be used.</exception>
    public static QdrantAddress Of(QdrantOptions options, QdrantFailures failures)
    {
        if (!Uri.TryCreate(options.Url?.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            throw failures.Misconfigured("Assistant:Memory:Qdrant:Url is no http address", "Write it as https://host:6333, without name and password.");
        if (!CollectionPattern().IsMatch(options.Collection))
            throw failures.Misconfigured($"Assistant:Memory:Qdrant:Collection is “{options.Collection}”", "Write letters, digits and single hyphens, such as assistant-passages.");

        // Host keeps the brackets of an IPv6 address, IdnHost the ASCII form of a name.
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        return EgressRule.TryParse(string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}"), out var rule, out var error)
            ? new QdrantAddress(address, rule)
            : throw failures.Misconfigured("Assistant:Memory:Qdrant:Url names no host", error);
    }

    // Two hyphens part the alias from the rest of a collection's name.
    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CollectionPattern();
}
