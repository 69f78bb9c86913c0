// It opens no connection to anywhere but itself; no class of the framework leaves a connection unaccepted.
#pragma warning disable RS0030
using System.Net;
using System.Net.Sockets;

namespace Assistant.Doubles.Ollama;

/// <summary>
/// An address where connections are neither accepted nor refused, as behind a firewall that drops packets: a socket whose queue is full, so
/// that the kernel drops further attempts. On Linux.
/// </summary>
public sealed class BlackHole : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _fillers = [];

    private BlackHole(int port)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _listener.Listen(0);
    }

    /// <summary>The address.</summary>
    public Uri Url => new($"http://{_listener.LocalEndPoint}");

    /// <summary>Opens one at a port; 0: a free one.</summary>
    public static async Task<BlackHole> OpenAsync(int port = 0)
    {
        var hole = new BlackHole(port);
        // The queue of length 0 takes one connection, on some kernels two.
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            hole._fillers.Add(filler);
            using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            try
            {
                await filler.ConnectAsync(hole._listener.LocalEndPoint!, limit.Token);
            }
            catch (OperationCanceledException)
            {
                return hole;
            }
        }

        hole.Dispose();
        throw new InvalidOperationException("This kernel accepts every connection: no black hole can be had here.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fillers.ForEach(filler => filler.Dispose());
        _listener.Dispose();
    }
}
