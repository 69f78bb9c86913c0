namespace Assistant.Walls.Egress.Politeness.Limits;

/// <summary>A place at a server, given back once: at the end of the body, on disposal, or at last when its time is over.</summary>
internal sealed class ServerSlot : IDisposable
{
    private readonly ITimer _timer;
    private SemaphoreSlim? _slots;

    public ServerSlot(SemaphoreSlim slots, TimeSpan timeLimit, TimeProvider timeProvider)
    {
        _slots = slots;
        _timer = timeProvider.CreateTimer(static slot => ((ServerSlot)slot!).Release(), this, timeLimit, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        Release();
        _timer.Dispose();
    }

    private void Release() => Interlocked.Exchange(ref _slots, null)?.Release();
}
