using Assistant.PluginHosting;

namespace Assistant.Conversations.ToolLoop;

/// <summary>
/// A finished call for those who show or record it: stands in <see cref="Microsoft.Extensions.AI.AIContent.RawRepresentation"/> of each
/// <see cref="Microsoft.Extensions.AI.FunctionResultContent"/> of the loop. Immutable.
/// </summary>
/// <param name="CallId">The call.</param>
/// <param name="Tool">The tool, as the model named it.</param>
/// <param name="ArgumentsJson">The arguments that were validated; <see langword="null"/> where they could not be read.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Outcome">Parts, or an error whose sentence may be shown.</param>
/// <param name="Duration">How long the tool took; zero where it was not called.</param>
public sealed record ToolCallReport(string CallId, string Tool, string? ArgumentsJson, ToolCallStatus Status, ToolOutcome Outcome, TimeSpan Duration);
