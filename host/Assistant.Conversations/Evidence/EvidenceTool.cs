namespace Assistant.Conversations.Evidence;

/// <summary>A tool call in an evidence package. Immutable.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">What it was called with, as JSON.</param>
/// <param name="Error">Why it gave nothing, in a sentence.</param>
public sealed record EvidenceTool(string Name, string Arguments, string? Error);
