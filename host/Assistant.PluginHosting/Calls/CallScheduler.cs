namespace Assistant.PluginHosting.Calls;

/// <summary>
/// Where one call of a plugin runs, and what it allocates there. <c>await</c> comes back to it, so that a call stays on the plugin's own
/// threads; what a plugin moves elsewhere itself (<c>Task.Run</c>, <c>ConfigureAwait(false)</c>, a timer) is neither there nor counted.
/// Thread-safe.
/// </summary>
internal sealed class CallScheduler(PluginThreads threads, long maxBytes, CancellationTokenSource stop) : TaskScheduler
{
    [ThreadStatic]
    private static CallScheduler? t_current;
    private long _bytes;
    private int _isOver;

    /// <summary>Whether the call has allocated more than it may.</summary>
    public bool IsOver => Volatile.Read(ref _isOver) == 1;

    /// <summary>Runs a stretch of the call on one of the plugin's threads.</summary>
    public void Execute(Task task)
    {
        t_current = this;
        var before = GC.GetAllocatedBytesForCurrentThread();
        TryExecuteTask(task);
        t_current = null;
        Check(Interlocked.Add(ref _bytes, GC.GetAllocatedBytesForCurrentThread() - before));
    }

    /// <summary>Ends the call where a stretch that is still running has allocated too much.</summary>
    /// <param name="running">Bytes of that stretch so far.</param>
    public void Sample(long running) => Check(Interlocked.Read(ref _bytes) + running);

    protected override void QueueTask(Task task) => threads.Add(this, task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && t_current == this && TryExecuteTask(task);

    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    private void Check(long bytes)
    {
        if (bytes <= maxBytes || Interlocked.Exchange(ref _isOver, 1) == 1)
            return;
        try
        {
            _ = stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits for the call any more.
        }
    }
}
