using Assistant.Conversations.Tools;
using Assistant.Sdk;

namespace Assistant.Conversations.Answers;

/// <summary>A tool call of a turn. Immutable.</summary>
/// <param name="Name">The tool.</param>
/// <param name="ArgumentsJson">What it was called with.</param>
/// <param name="Parts">What it gave.</param>
/// <param name="Error">Why it gave nothing, in a sentence.</param>
public sealed record ToolUse(string Name, string ArgumentsJson, IReadOnlyList<ToolPart> Parts, string? Error)
{
    /// <summary>The tool's name for people; <see langword="null"/> in answers that were stored before it was kept.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>What the arguments are called for people; <see langword="null"/> in answers that were stored before it was kept.</summary>
    public IReadOnlyList<ArgumentLabel>? Labels { get; init; }
}
