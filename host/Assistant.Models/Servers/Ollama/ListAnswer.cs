namespace Assistant.Models.Servers.Ollama;

/// <summary>The answer of <c>/api/tags</c> (models on disk) and <c>/api/ps</c> (models in memory).</summary>
internal sealed record ListAnswer(IReadOnlyList<ListedModel>? Models);
