using Assistant.PluginHosting;

namespace Assistant.Conversations.ToolLoop;

/// <summary>What a function may return to the tool loop: one text for the model, and the parts for the person. Immutable.</summary>
/// <param name="ForModel">The text for the model.</param>
/// <param name="Outcome">The parts or the error, for the person.</param>
public sealed record ToolReply(string ForModel, ToolOutcome Outcome);
