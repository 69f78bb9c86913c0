namespace Assistant.Memory.Embedding;

/// <summary>How passages are embedded, and how long a question waits for its vector. Immutable.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>Whether passages are searched by meaning too, where a model serves the role <c>embed</c>. Default: yes.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>How many texts are sent to the embedder at a time; fewer where it refuses so many. Default: 32.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>How often it is looked for passages without a vector, beside the end of each synchronisation. Default: 5 minutes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon an embedder that failed is asked again; each further time after twice as long. Default: 5 seconds.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest time until it is asked again. Default: 5 minutes.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a search waits for the question's vector; then it goes on by words alone. Default: 1 second.</summary>
    public TimeSpan QuestionLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long nobody waits again after that limit was reached. Default: 10 seconds.</summary>
    public TimeSpan QuestionPause { get; init; } = TimeSpan.FromSeconds(10);
}
