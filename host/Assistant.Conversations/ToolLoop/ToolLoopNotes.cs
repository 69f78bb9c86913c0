namespace Assistant.Conversations.ToolLoop;

/// <summary>
/// The codes of what the loop has to say of itself (<see cref="Microsoft.Extensions.AI.ErrorContent.ErrorCode"/>); the turn goes on after each.
/// </summary>
public static class ToolLoopNotes
{
    /// <summary>The model called tools though it had none to call any more; the calls were ignored.</summary>
    public const string CallsIgnored = "tool_calls_ignored";

    /// <summary>The model used up the answers that may call tools (<see cref="ToolLoopOptions.MaxIterations"/>).</summary>
    public const string IterationsUsedUp = "tool_iterations_used_up";

    /// <summary>The model asked a third time for a call that had failed twice.</summary>
    public const string RepeatedFailure = "tool_call_repeated";

    /// <summary>The tools used up their time (<see cref="ToolLoopOptions.TurnLimit"/>).</summary>
    public const string TimeUsedUp = "tool_time_used_up";
}
