namespace Assistant.Memory.Evaluation;

/// <summary>A passage of a question set. Immutable.</summary>
/// <param name="Id">The id that the questions name.</param>
/// <param name="Title">The title of its document.</param>
/// <param name="Text">The text.</param>
public sealed record EvaluationPassage(string Id, string? Title, string Text);
