namespace Assistant.Models.Servers.OpenAI;

/// <summary>The answer of <c>/models</c>.</summary>
internal sealed record ModelsAnswer(IReadOnlyList<ServedModel>? Data);
