using System.Net;
using Assistant.Host.Cities;

namespace Assistant.Host.Development;

/// <summary>A host that runs unsigned code, another with each save, listens on its own machine alone.</summary>
internal static class LoopbackAddresses
{
    /// <param name="urls">Addresses to listen on, parted by semicolons.</param>
    /// <exception cref="UsageException">One of them can be reached from other machines.</exception>
    public static void Require(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsLoopback(url))
                throw new UsageException($"--plugin-dev runs code without a signature, and other code with each save; so the host may listen on this machine alone, and others can reach {url}. Write --urls http://127.0.0.1:8080.");
        }
    }

    private static bool IsLoopback(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return true; // It is no address, and the host will say so.
        }

        return address.IsUnixPipe || address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
