using Assistant.Conversations.Sources;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Prompts;

/// <summary>What a model is sent. Immutable.</summary>
public sealed record Prompt
{
    /// <summary>The system message, what fits of the history, and the question with its sources as the last message.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The template with its hash: <c>answer.de.v1+1a2b3c4d</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The sources that stand in the prompt, by number; those that tools bring later are in the register alone.</summary>
    public required IReadOnlyList<NumberedSource> Sources { get; init; }

    /// <summary>The tools that fit, in the order of the request.</summary>
    public required IReadOnlyList<AITool> Tools { get; init; }

    /// <summary>Wraps the results of tools with this prompt's mark before the model sees them.</summary>
    public required UntrustedText Untrusted { get; init; }

    /// <summary>At most how many tokens messages and tools take.</summary>
    public required int EstimatedTokens { get; init; }

    /// <summary>The same before the model's factor, to learn from (<see cref="TokenEstimator.Learn"/>).</summary>
    public required int UncalibratedTokens { get; init; }

    /// <summary>What is left of the window for results of tools, in tokens.</summary>
    public required int ResultTokens { get; init; }

    /// <summary>The longest answer to ask for, in tokens.</summary>
    public required int AnswerTokens { get; init; }

    /// <summary>How many hits did not fit.</summary>
    public int DroppedSources { get; init; }

    /// <summary>How many messages of the history are not in the prompt.</summary>
    public int DroppedMessages { get; init; }

    /// <summary>What of the history did not fit, for a summary.</summary>
    internal IReadOnlyList<ChatMessage> DroppedHistory { get; init; } = [];

    /// <summary>How many tools did not fit.</summary>
    public int DroppedTools { get; init; }
}
