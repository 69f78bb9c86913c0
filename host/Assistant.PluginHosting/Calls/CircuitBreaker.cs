namespace Assistant.PluginHosting.Calls;

/// <summary>
/// A circuit breaker (M. Nygard, <em>Release It!</em>, 2nd ed., ch. 5) with a count-based sliding window as in Resilience4j: a plugin is asked
/// a few times an hour in one city and many times a second in another, so the last calls count and not the last seconds. Thread-safe.
/// </summary>
/// <remarks>
/// Not Polly's: it takes whatever is not a failure for a success, so that a person who closes the page while the trial call hangs would close
/// the circuit. Here a call that says nothing leaves the circuit half-open for the next one.
/// </remarks>
internal sealed class CircuitBreaker(int failures, int window, TimeSpan breakFor, TimeProvider timeProvider)
{
    private readonly Lock _lock = new();
    private readonly Queue<bool> _last = new(window);
    private CircuitState _state;
    private DateTimeOffset _until;
    private int _epoch;
    private bool _isTrying;

    public CircuitState State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    /// <summary>Until when calls are refused; <see langword="null"/> where they are let in.</summary>
    public DateTimeOffset? RefusesUntil
    {
        get
        {
            lock (_lock)
                return _state == CircuitState.Open && timeProvider.GetUtcNow() < _until ? _until : null;
        }
    }

    /// <summary>Whether a call may begin. After the break one is let in to try.</summary>
    /// <param name="ticket">To be given to <see cref="Record"/>.</param>
    /// <param name="until">Until when calls are refused.</param>
    public bool TryEnter(out int ticket, out DateTimeOffset until)
    {
        lock (_lock)
        {
            if (_state == CircuitState.Open && timeProvider.GetUtcNow() >= _until)
                Move(CircuitState.HalfOpen);
            (ticket, until) = (_epoch, _until);
            if (_state == CircuitState.Closed)
                return true;
            if (_state == CircuitState.Open || _isTrying)
                return false;
            return _isTrying = true;
        }
    }

    /// <summary>Takes note of how a call ended; one that began before the circuit changed says nothing of it now.</summary>
    /// <param name="ticket">From <see cref="TryEnter"/>.</param>
    /// <param name="failed">Whether it failed; <see langword="null"/> where that cannot be said.</param>
    /// <returns>Whether the circuit is in another state now.</returns>
    public bool Record(int ticket, bool? failed)
    {
        lock (_lock)
        {
            if (ticket != _epoch)
                return false;
            if (_state == CircuitState.HalfOpen)
            {
                _isTrying = false;
                if (failed is { } again)
                    Move(again ? CircuitState.Open : CircuitState.Closed);
                return failed is not null;
            }

            if (failed is not { } value)
                return false;
            if (_last.Count == window)
                _last.Dequeue();
            _last.Enqueue(value);
            if (_last.Count(static one => one) < failures)
                return false;
            Move(CircuitState.Open);
            return true;
        }
    }

    private void Move(CircuitState to)
    {
        _state = to;
        _epoch++;
        _isTrying = false;
        _last.Clear();
        if (to == CircuitState.Open)
            _until = timeProvider.GetUtcNow() + breakFor;
    }
}
