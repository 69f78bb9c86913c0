using Assistant.Sdk;

namespace Assistant.PluginHosting;

/// <summary>Why a tool call has no result. Immutable.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Message">A sentence for the person who asked and for the language model.</param>
public sealed record ToolError(ToolErrorKind Kind, LocalizedText Message);
