using Assistant.Conversations.Answers;

namespace Assistant.Conversations.Generation;

/// <summary>What came of asking a model. Immutable.</summary>
internal sealed record Generation
{
    /// <summary>The answer; <see langword="null"/> where the model says that the sources do not answer, or was not to be had.</summary>
    public Answer? Answer { get; init; }

    /// <summary>What the model said is missing, where it says that the sources do not answer.</summary>
    public string? Missing { get; init; }

    /// <summary>Whether the reader has seen a text that what follows replaces.</summary>
    public bool IsTold { get; init; }

    /// <summary>Why no model answered; nothing has been told to the reader then.</summary>
    public Exception? Failure { get; init; }

    /// <summary>The model that answered.</summary>
    public string? Model { get; init; }

    /// <summary>The prompt's template.</summary>
    public string? PromptVersion { get; init; }
}
