// The one place that opens connections; everywhere else these types are banned.
#pragma warning disable RS0030
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Assistant.Walls.Egress;

/// <summary>
/// Makes every connection that leaves the host. A name is checked, resolved once, each address checked, and exactly a checked address
/// connected to; a redirect is a new request and goes through the same checks. Thread-safe.
/// </summary>
/// <remarks>
/// Proxies and automatic redirects are off, or the connect callback would see the proxy and not the target. Certificate downloads
/// (AIA) and revocation look-ups are off because they would connect outside the callback.
/// </remarks>
public sealed class EgressConnector(EgressOptions options)
{
    /// <summary>How connections are made where a client says nothing else.</summary>
    public EgressOptions Options => options;

    /// <summary>How a name is resolved; tests put their own in.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Creates a client that reaches only what the policy allows. The caller disposes it.</summary>
    /// <param name="policy">Who may connect where.</param>
    /// <param name="decorate">
    /// Wraps the connecting handler in others (rate limit, retries), which see each hop of a redirect as a request of its own;
    /// <see langword="null"/> for none.
    /// </param>
    /// <param name="own">How this client's connections are made; <see langword="null"/> for <see cref="Options"/>.</param>
    /// <returns>A client without an overall time limit: the caller sets limits that fit what it does.</returns>
    public HttpClient CreateClient(EgressPolicy policy, Func<HttpMessageHandler, HttpMessageHandler>? decorate = null, EgressOptions? own = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var used = own ?? options;
        HttpMessageHandler handler = new EgressCheckHandler(policy, CreateHandler(policy, used));
        handler = decorate?.Invoke(handler) ?? handler;
        var client = new HttpClient(new EgressRedirectHandler(policy, handler), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(used.UserAgent);
        return client;
    }

    /// <summary>
    /// The addresses of a name that may be connected to, for the one client that cannot be given a connection (Npgsql): it gets checked
    /// addresses instead of names, and resolves nothing itself.
    /// </summary>
    /// <param name="policy">Who may connect where.</param>
    /// <param name="host">Host name or address.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="EgressDeniedException">The policy does not allow the name or one of its addresses.</exception>
    /// <exception cref="SocketException">The name leads nowhere.</exception>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(EgressPolicy policy, string host, int port, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        policy.CheckHost(host, port);
        var addresses = Array.ConvertAll(await Resolve(host, cancellationToken), EgressRule.Unmapped);
        foreach (var address in addresses)
            policy.CheckAddress(host, address, port);
        return addresses;
    }

    private SocketsHttpHandler CreateHandler(EgressPolicy policy, EgressOptions used) => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = used.ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = used.MaxConnectionsPerServer,
        MaxResponseDrainSize = used.MaxDrainBytes,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = ChainPolicy(used) },
        ConnectCallback = (context, cancellationToken) => ConnectAsync(policy, used, context.DnsEndPoint, cancellationToken),
    };

    private async ValueTask<Stream> ConnectAsync(EgressPolicy policy, EgressOptions used, DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(policy, target.Host, target.Port, cancellationToken);
        SocketException? last = null;
        for (var i = 0; i < addresses.Count; i++)
        {
            // A silent first address (IPv6 without a route, say) must leave time for the others.
            using var share = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (i < addresses.Count - 1)
                share.CancelAfter(used.ConnectTimeout / addresses.Count);
            try
            {
                return await ConnectAsync(new IPEndPoint(addresses[i], target.Port), share.Token);
            }
            catch (SocketException exception)
            {
                last = exception;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                last = new SocketException((int)SocketError.TimedOut);
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task<Stream> ConnectAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static X509ChainPolicy ChainPolicy(EgressOptions used)
    {
        var policy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        policy.ExtraStore.AddRange(used.IntermediateCertificates);
        return policy;
    }
}
