using Assistant.Models.Servers.Embeddings;
using Assistant.Models.Servers.Http;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>Makes vectors over <c>/embeddings</c>.</summary>
internal sealed class OpenAIEmbeddingGenerator(EndpointConnection connection, ModelOptions model) : ServerEmbeddingGenerator(connection, model, "openai")
{
    protected override string Path => "embeddings";

    protected override ReadOnlyMemory<byte> Write(IReadOnlyList<string> texts, int? dimensions) => OpenAIRequest.Embed(Model, texts, dimensions);

    protected override EmbeddingsAnswer Read(ReadOnlySpan<byte> body) => EmbeddingsAnswer.ReadOpenAI(body);
}
