namespace Assistant.Doubles.Ollama.Runners;

/// <summary>The options that a runner is started with: another one of these starts it anew. All other options leave it alone.</summary>
internal readonly record struct RunnerSettings(int ContextTokens, string? Batch, string? Gpu, string? Mmap, string? Threads);
