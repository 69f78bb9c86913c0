using Assistant.Conversations.ToolLoop;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Approvals;

/// <summary>What came of a person's decision. Immutable.</summary>
/// <param name="Result">What happened.</param>
/// <param name="Call">The kept call; <see langword="null"/> where this person has none of that id.</param>
public sealed record ApprovalOutcome(ApprovalResult Result, StoredCall? Call)
{
    /// <summary>How the call ended, with parts or a sentence for the person; only where it was run or declined now.</summary>
    public ToolCallReport? Report { get; init; }

    /// <summary>
    /// The call and its result, to be put behind the history when the conversation goes on; empty where nothing was run or declined now.
    /// </summary>
    public IReadOnlyList<ChatMessage> Messages { get; init; } = [];
}
