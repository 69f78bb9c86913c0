using Assistant.Conversations.Answers;

namespace Assistant.Conversations.Generation;

/// <summary>What came of letting the model choose tools. Immutable.</summary>
/// <param name="Uses">The calls that were made, those that failed too.</param>
/// <param name="WaitsForPerson">Whether a call waits for the person's decision.</param>
internal sealed record ToolPlan(IReadOnlyList<ToolUse> Uses, bool WaitsForPerson)
{
    public static ToolPlan Nothing { get; } = new([], WaitsForPerson: false);
}
