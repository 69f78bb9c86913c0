namespace Assistant.Doubles.Ollama.Runners;

/// <summary>A loaded model. Its state changes under the scheduler's lock.</summary>
internal sealed class Runner(OllamaModel model, RunnerSettings settings, int parallel)
{
    private TaskCompletionSource? _idle;

    public OllamaModel Model { get; } = model;

    public RunnerSettings Settings { get; } = settings;

    /// <summary>Who waits here waits without limit.</summary>
    public SemaphoreSlim Slots { get; } = new(parallel);

    public TimeSpan KeepAlive { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public int Users { get; private set; }

    public void Use() => Users++;

    public void Leave()
    {
        if (--Users > 0)
            return;
        _idle?.TrySetResult();
        _idle = null;
    }

    public Task IdleAsync() => Users == 0 ? Task.CompletedTask : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
