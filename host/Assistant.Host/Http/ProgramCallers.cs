using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Assistant.Host.Cities;
using Assistant.Walls.Access;

namespace Assistant.Host.Http;

/// <summary>
/// Which city a program without a login asks for, and on whose behalf: programs are told apart by their address alone, so that none starves
/// the rest. Thread-safe.
/// </summary>
internal sealed class ProgramCallers(CityPacks cities)
{
    private const int NetworkBytes = 8;

    // Of this process alone: nobody can compute an address back from a subject in a log.
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The cities that may be named.</summary>
    public CityPacks Cities => cities;

    /// <summary>The city that the header <c>X-City</c> or the parameter <c>city</c> names.</summary>
    public static string? Named(HttpRequest request) =>
        request.Headers["X-City"].FirstOrDefault() is { Length: > 0 } header ? header
        : request.Query["city"].FirstOrDefault() is { Length: > 0 } parameter ? parameter
        : null;

    /// <summary>Somebody at the other end of the connection; sees what everybody may see.</summary>
    /// <param name="context">The request.</param>
    /// <param name="city">The city asked.</param>
    /// <param name="user">
    /// Whom a program says that it asks for. Gives no right to anything, and tells only for whom a call waits in the queue: one program may
    /// serve many people, and one of them with many questions must not delay the others.
    /// </param>
    public Caller Of(HttpContext context, CityPack city, string? user = null)
    {
        var address = Subject(context.Connection.RemoteIpAddress ?? IPAddress.None);
        return Caller.Visitor(city.Id, string.IsNullOrEmpty(user) ? address : $"{address}-{Hash(Encoding.UTF8.GetBytes(user))}");
    }

    private string Subject(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        // One machine has a whole /64 of IPv6 addresses to ask from.
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            length = NetworkBytes;
        return "address-" + Hash(bytes[..length]);
    }

    private string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, bytes, hash);
        return Convert.ToHexStringLower(hash[..8]);
    }
}
