namespace Assistant.Conversations.ToolLoop;

/// <summary>What the operator lets tools do within one turn (section <c>Assistant:ToolLoop</c>). Immutable.</summary>
public sealed record ToolLoopOptions
{
    /// <summary>How many answers of the model may call tools; after these it is asked once more, without tools. 1 to 50. Default: 6.</summary>
    public int MaxIterations { get; init; } = 6;

    /// <summary>How many calls of one answer are run; further ones are refused. 1 to 64. Default: 16.</summary>
    public int MaxCallsPerAnswer { get; init; } = 16;

    /// <summary>How long one call may take. 1 second to 10 minutes. Default: 20 seconds.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long all tools of a turn together may take; the model's own time does not count, since a model that has to be loaded is slow
    /// without fault. 1 second to 30 minutes. Default: 60 seconds.
    /// </summary>
    public TimeSpan TurnLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest arguments of a call, as JSON in UTF-8. 256 bytes to 1 MiB. Default: 64 KiB.</summary>
    public int MaxArgumentBytes { get; init; } = 64 << 10;

    /// <summary>How many calls run at once, among tools that allow it. 1 to 16. Default: 4.</summary>
    public int MaxParallelCalls { get; init; } = 4;

    /// <summary>How much of one result the model gets to read; the rest is cut with a note. 500 to 1,000,000. Default: 24,000.</summary>
    public int MaxResultCharacters { get; init; } = 24_000;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InvalidOperationException">A value is out of range; the message names all that are.</exception>
    /// <returns>The same.</returns>
    public ToolLoopOptions Validated()
    {
        var findings = new List<string>();
        Check(nameof(MaxIterations), MaxIterations, 1, 50);
        Check(nameof(MaxCallsPerAnswer), MaxCallsPerAnswer, 1, 64);
        Check(nameof(CallLimit), CallLimit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Check(nameof(TurnLimit), TurnLimit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30));
        Check(nameof(MaxArgumentBytes), MaxArgumentBytes, 256, 1 << 20);
        Check(nameof(MaxParallelCalls), MaxParallelCalls, 1, 16);
        Check(nameof(MaxResultCharacters), MaxResultCharacters, 500, 1_000_000);
        return findings.Count == 0 ? this : throw new InvalidOperationException($"The settings of the tool loop are wrong: {string.Join(' ', findings)}");

        void Check<T>(string name, T value, T least, T most) where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                findings.Add($"{name} is {value}; write a value from {least} to {most}.");
        }
    }
}
