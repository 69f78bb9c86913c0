namespace Assistant.PluginHosting.Calls;

/// <summary>
/// The threads of one plugin in one city. Its code does not run on the thread pool: a tool that blocks or spins there would take a thread that
/// requests wait for, and the pool adds new ones only slowly (one or two a second). They come when there is work and go when there is none.
/// Thread-safe.
/// </summary>
internal sealed class PluginThreads(string name, int most, AllocationWatch watch) : IDisposable
{
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(5);
    private readonly object _lock = new();
    private readonly Queue<(CallScheduler Call, Task Task)> _work = new();
    private int _threads;
    private int _added;
    private int _idle;
    private bool _ended;

    /// <summary>Has a stretch of a call run, as soon as one of the threads is free.</summary>
    public void Add(CallScheduler call, Task task)
    {
        lock (_lock)
        {
            _work.Enqueue((call, task));
            _added = 1;
            if (_work.Count <= _idle)
            {
                Monitor.Pulse(_lock);
                return;
            }

            if (_threads == most)
                return;
            _threads++;
        }

        // Not with the caller's identity and trace: the thread outlives the call.
        new Thread(Run, maxStackSize: 0) { IsBackground = true, Name = name }.UnsafeStart();
    }

    /// <summary>Ends the threads as soon as nothing is left to do. What a plugin still has to run after that gets one for itself.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _ended = true;
            Monitor.PulseAll(_lock);
        }
    }

    private void Run()
    {
        using var stretch = watch.Enter();
        while (RunOne(stretch))
        {
            // Nothing of the plugin may stay on the stack of a thread that waits.
        }
    }

    private bool RunOne(AllocationWatch.Stretch stretch)
    {
        if (Take() is not { } work)
            return false;
        stretch.Begin(work.Call);
        work.Call.Execute(work.Task);
        stretch.End();
        return true;
    }

    private (CallScheduler Call, Task Task)? Take()
    {
        lock (_lock)
        {
            _added = 0;
            if (_work.Count > 0)
                return _work.Dequeue();
            _idle++;
        }

        // The next stretch of a call mostly comes at once. Not longer than that: on two busy processors the host needs the other one (measured: 51 µs a call in place of 25).
        var spin = default(SpinWait);
        while (!spin.NextSpinWillYield && Volatile.Read(ref _added) == 0)
            spin.SpinOnce();
        lock (_lock)
        {
            while (_work.Count == 0 && !_ended && Monitor.Wait(_lock, s_idle))
            {
                // Another thread may have been faster.
            }

            _idle--;
            if (_work.Count > 0)
                return _work.Dequeue();

            _threads--;
            return null;
        }
    }
}
