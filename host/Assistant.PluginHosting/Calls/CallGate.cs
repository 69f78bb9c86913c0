namespace Assistant.PluginHosting.Calls;

/// <summary>
/// Runs a plugin's code so that nothing of it can hold up the host: on threads of the plugin's own, under limits of time and memory, given up
/// on when it does not return. Closes when the plugin is unloaded. Thread-safe.
/// </summary>
/// <remarks>
/// The plugin sees a token of the gate's own, never the host's: what it registers there must not outlive the plugin in the host's hands.
/// </remarks>
internal sealed class CallGate(string pluginId, PluginHostingOptions options, AllocationWatch watch, TimeProvider timeProvider, ILogger logger) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancelAll = new();
    private readonly PluginThreads _threads = new($"plugin {pluginId}", options.MaxThreads, watch);
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private int _abandoned;
    private bool _closed;

    /// <summary>Calls that were given up on and still run.</summary>
    public int Abandoned => Volatile.Read(ref _abandoned);

    /// <summary>Whether one of them had allocated too much, and may do so until the memory is full.</summary>
    public bool HasRunaway { get; private set; }

    /// <summary>Called after <see cref="Abandoned"/> has grown.</summary>
    public Action? Abandoning { get; set; }

    /// <summary>Runs a piece of the plugin's code.</summary>
    /// <param name="what">Names it in messages: <c>tool ris_find_papers</c>.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="code">The code; gets a token that is cancelled with the caller's, at the limit, and when the plugin is unloaded.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="PluginTimeoutException">The limit is over.</exception>
    /// <exception cref="PluginMemoryException">It has allocated more than <see cref="PluginHostingOptions.MaxCallBytes"/>.</exception>
    /// <exception cref="PluginGoneException">The gate is closed.</exception>
    public Task<T> RunAsync<T>(string what, TimeSpan limit, Func<CancellationToken, Task<T>> code, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        return RunEnteredAsync(what, limit, code, cancellationToken, _cancelAll.Token);
    }

    /// <summary>Runs what is left to do after the gate was closed: disposing.</summary>
    /// <exception cref="PluginTimeoutException">The limit is over.</exception>
    public async Task RunLastAsync(string what, TimeSpan limit, Func<Task> code)
    {
        lock (_lock)
            _running++;
        await RunEnteredAsync(
            what,
            limit,
            async _ =>
            {
                await code();
                return true;
            },
            CancellationToken.None,
            CancellationToken.None);
    }

    /// <summary>Lets nothing in any more and waits for what is under way; after the limit, or cancelled, cancels it.</summary>
    public async Task CloseAsync(TimeSpan drain, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _closed = true;
            if (_running == 0)
                _empty.TrySetResult();
        }

        try
        {
            await _empty.Task.WaitAsync(drain, timeProvider, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            await _cancelAll.CancelAsync();
            await _empty.Task;
        }
    }

    /// <summary>Ends the threads as they become free.</summary>
    public void Dispose()
    {
        _threads.Dispose();
        _cancelAll.Dispose();
    }

    private async Task<T> RunEnteredAsync<T>(
        string what, TimeSpan limit, Func<CancellationToken, Task<T>> code, CancellationToken cancellationToken, CancellationToken closing)
    {
        var own = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing);
        var call = new CallScheduler(_threads, options.MaxCallBytes, either);
        var running = Task.Factory.StartNew(() => code(own.Token), CancellationToken.None, TaskCreationOptions.DenyChildAttach, call).Unwrap();
        try
        {
            var result = await running.WaitAsync(limit, timeProvider, either.Token);
            return call.IsOver ? throw new PluginMemoryException(what, options.MaxCallBytes) : result;
        }
        catch (OperationCanceledException) when (call.IsOver)
        {
            throw new PluginMemoryException(what, options.MaxCallBytes);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            throw new PluginTimeoutException(what, limit);
        }
        catch (OperationCanceledException) when (!running.IsCompleted && !cancellationToken.IsCancellationRequested)
        {
            throw new PluginGoneException(pluginId);
        }
        finally
        {
            _ = FinishAsync(what, running, own, call);
        }
    }

    private void Enter()
    {
        lock (_lock)
        {
            if (_closed)
                throw new PluginGoneException(pluginId);
            _running++;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_running == 0 && _closed)
                _empty.TrySetResult();
        }
    }

    private async Task FinishAsync(string what, Task running, CancellationTokenSource own, CallScheduler call)
    {
        try
        {
            if (!running.IsCompleted)
                await AbandonAsync(what, running, own, call);
            else
                own.Dispose();
        }
        finally
        {
            Leave();
        }
    }

    private async Task AbandonAsync(string what, Task running, CancellationTokenSource own, CallScheduler call)
    {
        // On a thread of its own: it runs what the plugin registered on the token, which may hang as well.
        new Thread(() => Cancel(own)) { IsBackground = true, Name = $"plugin {pluginId} (cancelling)" }.UnsafeStart();
        await Task.WhenAny(running, Task.Delay(options.AbandonAfter, timeProvider));
        if (running.IsCompleted)
        {
            _ = running.Exception;
            return;
        }

        HasRunaway |= call.IsOver;
        logger.Abandoned(pluginId, what, Interlocked.Increment(ref _abandoned));
        Abandoning?.Invoke();
        _ = running.ContinueWith(
            done =>
            {
                _ = done.Exception;
                logger.AbandonedReturned(pluginId, what, Interlocked.Decrement(ref _abandoned));
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static void Cancel(CancellationTokenSource own)
    {
        try
        {
            own.Cancel();
        }
        catch (AggregateException)
        {
            // The plugin's own callbacks have failed; the call is given up on anyway.
        }
    }
}
