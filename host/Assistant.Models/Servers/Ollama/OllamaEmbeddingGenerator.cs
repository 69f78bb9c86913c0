using Assistant.Models.Servers.Embeddings;
using Assistant.Models.Servers.Http;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Ollama;

/// <summary>Makes vectors over <c>/api/embed</c>, which goes through the texts one by one and normalises to length 1.</summary>
internal sealed class OllamaEmbeddingGenerator(EndpointConnection connection, ModelOptions model) : ServerEmbeddingGenerator(connection, model, "ollama")
{
    protected override string Path => "api/embed";

    protected override ReadOnlyMemory<byte> Write(IReadOnlyList<string> texts, int? dimensions) => OllamaRequest.Embed(Model, texts, dimensions);

    protected override EmbeddingsAnswer Read(ReadOnlySpan<byte> body) => EmbeddingsAnswer.ReadOllama(body);
}
