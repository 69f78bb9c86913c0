namespace Assistant.Governance.Feedback;

/// <summary>A feedback as operators see it: not whose it is, and of the conversation only what the person shares. Immutable.</summary>
public sealed record FeedbackItem
{
    /// <summary>The id, in its city.</summary>
    public required string Id { get; init; }

    /// <summary>The city.</summary>
    public required string CityId { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Right or wrong.</summary>
    public required FeedbackVerdict Verdict { get; init; }

    /// <summary>The numbers of the citations that are meant.</summary>
    public required IReadOnlyList<int> Sources { get; init; }

    /// <summary>The person's own words; may be empty.</summary>
    public required string Text { get; init; }

    /// <summary>What was asked; <see langword="null"/> unless the person shares it.</summary>
    public string? Question { get; init; }

    /// <summary>What was answered; <see langword="null"/> unless the person shares it.</summary>
    public string? Answer { get; init; }

    /// <summary><c>generated</c> or <c>extractive</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The model that wrote the answer; <see langword="null"/> without one.</summary>
    public string? Model { get; init; }

    /// <summary>Whether somebody has dealt with it.</summary>
    public required FeedbackState State { get; init; }

    /// <summary>The operators' own note.</summary>
    public string? Note { get; init; }
}
