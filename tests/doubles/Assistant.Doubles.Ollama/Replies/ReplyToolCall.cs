namespace Assistant.Doubles.Ollama.Replies;

/// <summary>A tool that the model calls. Immutable.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">A JSON object; a test may give anything, for the client to find out.</param>
public sealed record ReplyToolCall(string Name, string Arguments = "{}");
