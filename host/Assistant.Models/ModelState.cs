namespace Assistant.Models;

/// <summary>A model of a role at one moment. Immutable.</summary>
/// <param name="Name">The model, as the servers name it: <c>qwen3:14b</c>.</param>
/// <param name="IsInReach">Whether an endpoint that has it can be asked.</param>
/// <param name="ContextTokens">The context window that the host asks for and the model can hold: the smaller of the two.</param>
/// <param name="CanCallTools">Whether it can call tools, as far as the servers say; <see langword="true"/> where they say nothing.</param>
public sealed record ModelState(string Name, bool IsInReach, int ContextTokens, bool CanCallTools);
