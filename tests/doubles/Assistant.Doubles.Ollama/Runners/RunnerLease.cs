namespace Assistant.Doubles.Ollama.Runners;

/// <summary>The use of a runner by one call.</summary>
internal sealed class RunnerLease(Scheduler scheduler, Runner runner, TimeSpan loaded) : IDisposable
{
    private Counters? _working;

    public Runner Runner { get; } = runner;

    /// <summary>How long the call waited for it.</summary>
    public TimeSpan LoadTime { get; } = loaded;

    public async Task TakeSlotAsync(Counters counters, CancellationToken cancellationToken)
    {
        await Runner.Slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        counters.BeginWork();
        _working = counters;
    }

    public void Dispose()
    {
        if (_working is not null)
        {
            _working.EndWork();
            Runner.Slots.Release();
        }

        scheduler.Leave(Runner);
    }
}
