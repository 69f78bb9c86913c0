namespace Assistant.Memory.Evaluation;

/// <summary>A run that is kept, to compare the next one with. Immutable.</summary>
public sealed record EvaluationRun
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which questions over which passages: only runs of the same set are compared.</summary>
    public required string Set { get; init; }

    /// <summary>Analysis and index that were measured.</summary>
    public required string Index { get; init; }

    /// <summary>The figures.</summary>
    public required EvaluationResult Result { get; init; }

    /// <summary>nDCG@10 of each question by its id.</summary>
    public required IReadOnlyDictionary<string, double> Questions { get; init; }
}
