using Assistant.Sdk;

namespace Assistant.PluginHosting;

/// <summary>What came of a tool call. Holds nothing of the plugin's own, so it may be kept. Immutable.</summary>
/// <param name="Parts">The parts of the result; empty where there is an error.</param>
/// <param name="Error">What went wrong; <see langword="null"/> where nothing did.</param>
public sealed record ToolOutcome(IReadOnlyList<ToolPart> Parts, ToolError? Error = null);
