using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Assistant.Host.Http.Agent.Runs;

/// <summary>
/// A run and all its events so far, as they go over the wire. The run does not hang on a connection: readers come, go, and come back, and
/// each gets every event once. Thread-safe; one writer.
/// </summary>
internal sealed class AgentRun : IDisposable
{
    private readonly Lock _lock = new();
    private readonly int _maxBytes;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<int> _ends = [];
    private byte[] _bytes = new byte[4096];
    private int _length;
    private int _readers;
    private bool _ended;
    private TaskCompletionSource? _more;

    public AgentRun(int maxBytes) => _maxBytes = maxBytes;

    /// <summary>Cancelled when the run is to stop.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public bool HasEnded
    {
        get
        {
            lock (_lock)
                return _ended;
        }
    }

    public bool HasReaders
    {
        get
        {
            lock (_lock)
                return _readers > 0;
        }
    }

    /// <summary>Called when the last reader has gone and when the run has ended.</summary>
    public Action<AgentRun>? Left { get; init; }

    /// <summary>Adds an event; it gets the next number as its id.</summary>
    /// <param name="data">The JSON of the event, without line breaks.</param>
    /// <exception cref="InvalidOperationException">The run has more events than one may have.</exception>
    public void Append(ReadOnlySpan<byte> data)
    {
        TaskCompletionSource? more;
        lock (_lock)
        {
            Span<byte> id = stackalloc byte[16];
            _ = (_ends.Count + 1).TryFormat(id, out var digits, provider: CultureInfo.InvariantCulture);
            Reserve(data.Length + digits + 16);
            Put("id: "u8);
            Put(id[..digits]);
            Put("\ndata: "u8);
            Put(data);
            Put("\n\n"u8);
            _ends.Add(_length);
            (more, _more) = (_more, null);
        }

        more?.TrySetResult();
    }

    /// <summary>Says that no event follows.</summary>
    public void End()
    {
        TaskCompletionSource? more;
        lock (_lock)
        {
            _ended = true;
            (more, _more) = (_more, null);
        }

        more?.TrySetResult();
        Left?.Invoke(this);
    }

    /// <summary>Ends what the run is doing; what it has found stays readable.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            if (_ended)
                return;
        }

        _stopping.Cancel();
    }

    /// <summary>Copies every event after a number, then each new one as it comes, until the run has ended.</summary>
    /// <param name="lastEventId">The number of the last event that the reader has; 0 for none.</param>
    /// <param name="writer">The response; flushed after each burst.</param>
    /// <param name="cancellationToken">The reader has gone.</param>
    public async Task CopyToAsync(int lastEventId, PipeWriter writer, CancellationToken cancellationToken)
    {
        lock (_lock)
            _readers++;
        try
        {
            var from = 0;
            lock (_lock)
                from = lastEventId <= 0 || _ends.Count == 0 ? 0 : _ends[Math.Min(lastEventId, _ends.Count) - 1];
            while (await NextAsync(from, cancellationToken) is { Length: > 0 } burst)
            {
                from += burst.Length;
                var flushed = await writer.WriteAsync(burst, cancellationToken);
                if (flushed.IsCompleted)
                    return;
            }
        }
        finally
        {
            bool last;
            lock (_lock)
                last = --_readers == 0;
            if (last)
                Left?.Invoke(this);
        }
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>The events so far as one text, for tests.</summary>
    public override string ToString()
    {
        lock (_lock)
            return Encoding.UTF8.GetString(_bytes, 0, _length);
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(int from, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_length > from)
                    return _bytes.AsMemory(from, _length - from);
                if (_ended)
                    return default;
                _more ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                more = _more.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    private void Reserve(int more)
    {
        if (_length + more > _maxBytes)
            throw new InvalidOperationException($"A run has more than {_maxBytes} bytes of events.");
        if (_length + more > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more)); // readers keep the old array, whose content does not change
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
