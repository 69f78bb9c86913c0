namespace Assistant.Doubles.Ollama.Streaming;

/// <summary>What the last line of an answer says. Immutable.</summary>
internal sealed record Finish(string DoneReason, TimeSpan Total, TimeSpan Load, int PromptTokens, TimeSpan PromptTime, int Tokens, TimeSpan TokensTime);
