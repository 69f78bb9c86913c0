using Assistant.Conversations.Answers;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Sources;
using Assistant.Models;
using Assistant.Sdk;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Generation;

/// <summary>What a model is to answer, and from what. Immutable.</summary>
/// <param name="Subject">The question.</param>
/// <param name="Text">The question without the names of plugins.</param>
/// <param name="Role">The models at this moment.</param>
internal sealed record GenerationRequest(Subject Subject, string Text, RoleState Role)
{
    /// <summary>What search found, best first.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>How the documents of what was found stand to others.</summary>
    public SourceRelations Relations { get; init; } = SourceRelations.None;

    /// <summary>What the person's own files say.</summary>
    public AttachedPassages Attached { get; init; } = AttachedPassages.None;

    /// <summary>What the tools gave.</summary>
    public IReadOnlyList<ToolUse> Tools { get; init; } = [];

    /// <summary>The conversation before the question, oldest first.</summary>
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    /// <summary>Today in the city.</summary>
    public required DateOnly Today { get; init; }
}
