using Microsoft.Extensions.AI;

namespace Assistant.Conversations.ToolLoop;

/// <summary>A call of the model after a look at it, before anything runs. Immutable.</summary>
/// <param name="Content">The call as it goes into the history: with an id of its own, and without arguments that could not be read.</param>
/// <param name="Function">The tool; <see langword="null"/> where there is none.</param>
/// <param name="ArgumentsJson">The arguments; <see langword="null"/> where they could not be read.</param>
/// <param name="Refusal">Why it must not run; <see langword="null"/> where it may.</param>
internal sealed record PlannedCall(FunctionCallContent Content, AIFunction? Function, string? ArgumentsJson, CallRefusal? Refusal)
{
    /// <summary>The same for calls of the same tool with the same arguments.</summary>
    public string Key => $"{Content.Name}\n{ArgumentsJson}";

    /// <summary>Whether it is kept for a person's approval instead of being run.</summary>
    public bool NeedsApproval => Refusal is null && (Function?.GetService<ApprovalRequiredAIFunction>() is not null || Function?.GetService<TurnFunction>() is { RequiresApproval: true });

    /// <summary>Whether it may run beside others.</summary>
    public bool AllowsParallel => Refusal is null && Function?.GetService<TurnFunction>() is { AllowsParallelCalls: true };
}
