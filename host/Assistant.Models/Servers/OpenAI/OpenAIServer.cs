using System.Text.Json;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Assistant.Models.Settings;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.OpenAI;

/// <summary>A server with the OpenAI-compatible API: vLLM, llama.cpp, another assistant. What such servers have, they have loaded.</summary>
internal sealed class OpenAIServer(EndpointConnection connection) : IModelServer
{
    // A list is made from memory.
    private static readonly TimeSpan s_listLimit = TimeSpan.FromSeconds(10);

    public EndpointOptions Endpoint => connection.Endpoint;

    public IChatClient CreateChatClient(ModelOptions model)
    {
        CloudModels.Refuse(model.Name, connection.FailuresOf(model.Name));
        return new OpenAIChatClient(connection, model);
    }

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelOptions model)
    {
        CloudModels.Refuse(model.Name, connection.FailuresOf(model.Name));
        return new OpenAIEmbeddingGenerator(connection, model);
    }

    public async Task<ServerReport> ProbeAsync(TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        // The limit of a probe is one for the whole of it, not one for silence.
        using var limit = new CancellationTokenSource(timeLimit, connection.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var models = await ListAsync(timeLimit, null, either.Token);
            return new ServerReport(null, [.. models.Select(model => model.Id ?? "").Where(name => name.Length > 0 && !ModelName.LeavesTheHouse(name))], new Dictionary<string, int>(StringComparer.Ordinal));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw connection.FailuresOf(null).Silent(timeLimit, hasBegun: false);
        }
    }

    public async Task<ModelReport?> DescribeAsync(string model, CancellationToken cancellationToken)
    {
        var listed = (await ListAsync(s_listLimit, model, cancellationToken)).FirstOrDefault(listed => listed.Id == model);
        var context = listed?.MaxModelLen ?? listed?.Meta?.NCtx ?? listed?.Meta?.NCtxTrain;
        return context is null && listed?.Meta?.NEmbd is null ? null : new ModelReport(context ?? 0, listed?.Meta?.NEmbd ?? 0, []);
    }

    public Task WarmUpAsync(ModelOptions model, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => connection.Dispose();

    private async Task<IReadOnlyList<ServedModel>> ListAsync(TimeSpan limit, string? model, CancellationToken cancellationToken) =>
        await connection.AskAsync("models", null, connection.FailuresOf(model), limit, static body => JsonSerializer.Deserialize(body, OpenAIJson.Default.ModelsAnswer)?.Data ?? throw new JsonException(), cancellationToken);
}
