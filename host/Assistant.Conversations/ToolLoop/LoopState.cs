namespace Assistant.Conversations.ToolLoop;

/// <summary>What a turn has used up so far. For one turn; not thread-safe.</summary>
internal sealed class LoopState
{
    private const int MaxFailures = 2;
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);

    /// <summary>How long tools have run.</summary>
    public TimeSpan ToolTime { get; set; }

    /// <summary>Why the next answer is the last (<see cref="ToolLoopNotes"/>); <see langword="null"/> while it is not.</summary>
    public string? Ending { get; private set; }

    public void End(string note) => Ending ??= note;

    public bool HasFailedTwice(PlannedCall call) => _failures.GetValueOrDefault(call.Key) >= MaxFailures;

    public void Count(PlannedCall call, ToolCallStatus status)
    {
        if (status is not (ToolCallStatus.Succeeded or ToolCallStatus.Refused))
            _failures[call.Key] = _failures.GetValueOrDefault(call.Key) + 1;
    }
}
