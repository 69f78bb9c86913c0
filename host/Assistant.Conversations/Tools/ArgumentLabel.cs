namespace Assistant.Conversations.Tools;

/// <summary>What an argument of a tool is, for people, as the tool itself says. Immutable.</summary>
/// <param name="Name">The argument.</param>
/// <param name="Label">A few words; the name where the tool says nothing so short.</param>
/// <param name="Hint">All that the tool says of it; <see langword="null"/> where the label says as much.</param>
public sealed record ArgumentLabel(string Name, string Label, string? Hint);
