namespace Assistant.Memory.Evaluation;

/// <summary>A passage of a question set. Immutable.</summary>
/// <param name="Id">The id that the questions name, unless they name documents.</param>
/// <param name="Title">The title of its document.</param>
/// <param name="Text">The text.</param>
public sealed record EvaluationPassage(string Id, string? Title, string Text)
{
    /// <summary>The document that it is of; passages of one document follow each other. Default: each is a document of its own.</summary>
    public string? Document { get; init; }
}
