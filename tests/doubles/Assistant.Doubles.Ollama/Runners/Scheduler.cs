using Assistant.Doubles.Ollama.Http;

namespace Assistant.Doubles.Ollama.Runners;

/// <summary>
/// Which models are loaded. Loads are serial and block whoever comes after them; only the queue before them is bounded. Thread-safe.
/// </summary>
internal sealed class Scheduler(OllamaDoubleOptions options, Counters counters) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, Runner> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private int _pending;

    private TimeProvider Time => options.Time;

    /// <summary>Loaded models, the longest to stay first.</summary>
    public IReadOnlyList<Runner> Loaded
    {
        get
        {
            lock (_lock)
            {
                Expire();
                return [.. _loaded.Values.OrderByDescending(runner => ExpiryOf(runner))];
            }
        }
    }

    public DateTimeOffset ExpiryOf(Runner runner) => runner.Users > 0 ? Time.GetUtcNow() + runner.KeepAlive : runner.ExpiresAt;

    public async Task<RunnerLease> AcquireAsync(OllamaModel model, RunnerSettings settings, TimeSpan? keepAlive, CancellationToken cancellationToken)
    {
        var start = Time.GetTimestamp();
        lock (_lock)
        {
            if (_pending == 0 && Use(model, settings, keepAlive) is { } runner)
                return new RunnerLease(this, runner, TimeSpan.Zero);
            // One is being scheduled, the others wait.
            if (_pending > options.MaxQueue)
                throw new RefusedException(503, "server busy, please try again.  maximum pending requests exceeded");
            _pending++;
            counters.BeginPending();
        }

        try
        {
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var runner = await ScheduleAsync(model, settings, keepAlive, cancellationToken).ConfigureAwait(false);
                return new RunnerLease(this, runner, Time.GetElapsedTime(start));
            }
            finally
            {
                _gate.Release();
            }
        }
        finally
        {
            lock (_lock)
            {
                _pending--;
                counters.EndPending();
            }
        }
    }

    /// <summary>As a call with <c>keep_alive: 0</c> and nothing to say: gone as soon as nobody uses it.</summary>
    public void Unload(OllamaModel model)
    {
        lock (_lock)
        {
            if (!_loaded.TryGetValue(model.FullName, out var runner))
                return;
            runner.KeepAlive = TimeSpan.Zero;
            runner.ExpiresAt = Time.GetUtcNow();
            Expire();
        }
    }

    public void Leave(Runner runner)
    {
        lock (_lock)
        {
            runner.ExpiresAt = Time.GetUtcNow() + runner.KeepAlive;
            runner.Leave();
            Expire();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Runner> ScheduleAsync(OllamaModel model, RunnerSettings settings, TimeSpan? keepAlive, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            Task idle;
            lock (_lock)
            {
                Expire();
                if (Use(model, settings, keepAlive) is { } usable)
                    return usable;
                if (InTheWay(model) is not { } other)
                    break;
                idle = other.IdleAsync();
                if (idle.IsCompleted)
                {
                    Remove(other);
                    continue;
                }
            }

            await idle.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        counters.Load();
        if (options.LoadTime > TimeSpan.Zero)
            await Task.Delay(options.LoadTime, Time, cancellationToken).ConfigureAwait(false);
        var runner = new Runner(model, settings, model.Has("completion") ? options.Parallel : 1) { KeepAlive = keepAlive ?? options.KeepAlive };
        lock (_lock)
        {
            _loaded[model.FullName] = runner;
            runner.Use();
        }

        return runner;
    }

    private Runner? Use(OllamaModel model, RunnerSettings settings, TimeSpan? keepAlive)
    {
        Expire();
        if (!_loaded.TryGetValue(model.FullName, out var runner) || runner.Settings != settings)
            return null;
        // The last call that says how long wins.
        runner.KeepAlive = keepAlive ?? runner.KeepAlive;
        runner.Use();
        return runner;
    }

    private Runner? InTheWay(OllamaModel model)
    {
        if (_loaded.TryGetValue(model.FullName, out var other))
            return other;
        return _loaded.Count < options.MaxLoadedModels ? null : _loaded.Values.OrderBy(runner => runner.Users > 0).ThenBy(runner => runner.KeepAlive).First();
    }

    private void Expire()
    {
        var now = Time.GetUtcNow();
        foreach (var runner in _loaded.Values.Where(runner => runner.Users == 0 && runner.ExpiresAt <= now).ToList())
            Remove(runner);
    }

    private void Remove(Runner runner)
    {
        if (_loaded.Remove(runner.Model.FullName))
            counters.Unload();
    }
}
