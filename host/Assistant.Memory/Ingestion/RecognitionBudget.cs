namespace Assistant.Memory.Ingestion;

/// <summary>Shares out the time that synchronisations may spend on recognising text in pictures, so that scans never hold up the rest. Thread-safe.</summary>
internal sealed class RecognitionBudget(TimeSpan perPeriod, TimeProvider timeProvider)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _start = DateTimeOffset.MinValue;
    private TimeSpan _spent;

    /// <summary>The time after which the budget is full again.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromHours(1);

    /// <summary>Whether there is time left; one document may overdraw it.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_lock)
            {
                if (timeProvider.GetUtcNow() - _start >= Period)
                    (_start, _spent) = (timeProvider.GetUtcNow(), TimeSpan.Zero);
                return _spent < perPeriod;
            }
        }
    }

    public void Spend(TimeSpan time)
    {
        lock (_lock)
            _spent += time;
    }
}
