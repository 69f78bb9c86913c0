namespace Assistant.Models.Servers.Ollama;

/// <summary>The answer of <c>/api/version</c>.</summary>
internal sealed record VersionAnswer(string? Version);
