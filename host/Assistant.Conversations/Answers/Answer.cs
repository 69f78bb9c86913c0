using Assistant.Conversations.Checks;
using Assistant.Conversations.Filters;

namespace Assistant.Conversations.Answers;

/// <summary>What a turn ends with. Immutable.</summary>
public sealed record Answer
{
    /// <summary>The text, with the numbers of citations in brackets.</summary>
    public required string Text { get; init; }

    /// <summary>How it came about.</summary>
    public required AnswerMode Mode { get; init; }

    /// <summary>The model that wrote it; <see langword="null"/> without one.</summary>
    public string? Model { get; init; }

    /// <summary>The prompt's template, for the evidence; <see langword="null"/> without a model.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The quotes, by number.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The tools that were called.</summary>
    public IReadOnlyList<ToolUse> Tools { get; init; } = [];

    /// <summary>What in the text its sources do not carry; shown beside the sentence. Places count in <see cref="Text"/>.</summary>
    public IReadOnlyList<CheckFinding> Checks { get; init; } = [];

    /// <summary>Whether the text ends before the model had said all.</summary>
    public bool IsPartial { get; init; }

    /// <summary>A sentence about how the answer came about that its reader should know; <see langword="null"/> for none.</summary>
    public string? Notice { get; init; }

    /// <summary>By what the search was narrowed; <see langword="null"/> for nothing.</summary>
    public AppliedFilters? Filters { get; init; }

    /// <summary>Whether nothing was found that answers the question.</summary>
    public bool Refused { get; init; }

    /// <summary>Words of the question that stand in no document that the caller may see.</summary>
    public IReadOnlyList<string> WordsNotFound { get; init; } = [];

    /// <summary>Other questions that would find something.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];
}
