namespace Assistant.Conversations.ToolLoop;

/// <summary>What became of a call's arguments. Immutable.</summary>
/// <param name="Json">The arguments in the form in which they are validated, shown, kept and run; <see langword="null"/> where there is no such form.</param>
/// <param name="Refusal">Why the call must not run; <see langword="null"/> where it may.</param>
internal sealed record ArgumentReading(string? Json, CallRefusal? Refusal);
