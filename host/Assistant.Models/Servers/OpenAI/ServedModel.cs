namespace Assistant.Models.Servers.OpenAI;

/// <summary>One model of a <see cref="ModelsAnswer"/>.</summary>
/// <param name="Id">The name.</param>
/// <param name="MaxModelLen">The context in tokens, as vLLM says it.</param>
/// <param name="Meta">Figures, as llama.cpp says them.</param>
internal sealed record ServedModel(string? Id, int? MaxModelLen, ServedModelMeta? Meta);
