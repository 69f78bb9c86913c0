using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary>
/// Tells every listener how the host is whenever something has changed: one look for all of a language, and none while nobody listens. A listener
/// who is slow gets the newest and not each. Thread-safe.
/// </summary>
internal sealed partial class OverviewFeed(OverviewReader reader, TimeProvider timeProvider, IHostApplicationLifetime lifetime, ILogger<OverviewFeed> logger) : IDisposable
{
    /// <summary>How many may listen at a time.</summary>
    public const int MaxListeners = 32;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_signOfLife = TimeSpan.FromSeconds(15);

    // What a change of memory must be worth: it never stands still.
    private const long MemoryStep = 32L << 20;

    private readonly Lock _lock = new();
    private readonly List<(Channel<byte[]> Channel, CultureInfo Culture)> _listeners = [];
    private readonly SemaphoreSlim _wake = new(0, 1);
    private CancellationTokenSource? _looking;

    /// <summary>How many listen.</summary>
    public int Listeners
    {
        get
        {
            lock (_lock)
                return _listeners.Count;
        }
    }

    /// <summary>Begins to listen; the first overview comes at once.</summary>
    /// <param name="culture">The language of what is said to operators.</param>
    /// <returns>Overviews as JSON, until the host ends; <see langword="null"/> where too many listen already.</returns>
    public ChannelReader<byte[]>? Join(CultureInfo culture)
    {
        var listener = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_lock)
        {
            if (_listeners.Count >= MaxListeners)
                return null;
            _listeners.Add((listener, culture));
            if (_looking is null)
            {
                var looking = _looking = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
                _ = Task.Run(() => LookAsync(looking), CancellationToken.None);
            }
        }

        Wake();
        return listener.Reader;
    }

    /// <summary>Ends listening; with the last listener the looking ends.</summary>
    public async Task LeaveAsync(ChannelReader<byte[]> reader)
    {
        CancellationTokenSource? looking;
        lock (_lock)
        {
            _listeners.RemoveAll(listener => listener.Channel.Reader == reader);
            if (_listeners.Count > 0 || _looking is null)
                return;
            looking = _looking;
            _looking = null;
        }

        await looking.CancelAsync();
        looking.Dispose();
    }

    /// <summary>Something was done, or somebody came: looks at once and tells all.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            if (_wake.CurrentCount == 0)
                _wake.Release();
        }
    }

    public void Dispose() => _wake.Dispose();

    private async Task LookAsync(CancellationTokenSource own)
    {
        var cancellationToken = own.Token;
        try
        {
            var told = new Dictionary<CultureInfo, (byte[] Overview, long At)>();
            var pause = TimeSpan.Zero;
            while (true)
            {
                var woken = await _wake.WaitAsync(pause, cancellationToken);
                pause = s_pause;
                var news = false;
                foreach (var culture in Cultures())
                    news |= await TellAsync(culture, told, woken);
                if (!news)
                    continue;
                // At most two a second, however often somebody wakes.
                await Task.Delay(s_pause, timeProvider, cancellationToken);
                pause = TimeSpan.Zero;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody listens any more, or the host ends.
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
        finally
        {
            End(own);
        }
    }

    /// <returns>Whether there was something to tell.</returns>
    private async Task<bool> TellAsync(CultureInfo culture, Dictionary<CultureInfo, (byte[] Overview, long At)> told, bool woken)
    {
        var overview = await reader.ReadAsync(ReasonTexts.For(culture));
        var compared = Json(overview with { At = default, MemoryBytes = overview.MemoryBytes / MemoryStep });
        if (!woken && told.TryGetValue(culture, out var last) && compared.AsSpan().SequenceEqual(last.Overview) && timeProvider.GetElapsedTime(last.At) < s_signOfLife)
            return false;
        told[culture] = (compared, timeProvider.GetTimestamp());
        var json = Json(overview);
        lock (_lock)
        {
            foreach (var listener in _listeners.Where(listener => listener.Culture.Equals(culture)))
                listener.Channel.Writer.TryWrite(json);
        }

        return true;
    }

    private List<CultureInfo> Cultures()
    {
        lock (_lock)
            return [.. _listeners.Select(listener => listener.Culture).Distinct()];
    }

    private static byte[] Json(OverviewOutput overview) => JsonSerializer.SerializeToUtf8Bytes(overview, AdminJson.Readable.OverviewOutput);

    // Whoever still listens must not wait for ever: the connection ends, and the page comes again.
    private void End(CancellationTokenSource own)
    {
        lock (_lock)
        {
            if (_looking != own)
                return;
            foreach (var listener in _listeners)
                listener.Channel.Writer.TryComplete();
            _looking = null;
        }

        own.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The operators' overview failed; its listeners come again")]
    private partial void LogFailed(Exception exception);
}
