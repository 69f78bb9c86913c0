namespace Assistant.Memory.Evaluation;

/// <summary>What a search found, or should have. Immutable.</summary>
/// <param name="Id">The id of the passage or document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">The passage that was found; <see langword="null"/> where only the document is known.</param>
public sealed record EvaluationHit(string Id, string? Title, string? Text);
