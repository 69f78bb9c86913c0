namespace Assistant.Doubles.Ollama;

/// <summary>How fast the models are; may change while the server runs. Thread-safe.</summary>
public sealed class Pace
{
    private long _latency;
    private long _interval;

    internal Pace(TimeSpan latency, TimeSpan interval)
    {
        Latency = latency;
        TokenInterval = interval;
    }

    /// <summary>The time until the first token.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latency));
        set => Interlocked.Exchange(ref _latency, value.Ticks);
    }

    /// <summary>The time between two tokens of a stream.</summary>
    public TimeSpan TokenInterval
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _interval));
        set => Interlocked.Exchange(ref _interval, value.Ticks);
    }
}
