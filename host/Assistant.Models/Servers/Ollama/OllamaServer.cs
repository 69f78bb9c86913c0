using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Assistant.Models.Servers.Chat;
using Assistant.Models.Servers.Http;
using Assistant.Models.Settings;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Servers.Ollama;

/// <summary>An Ollama server, spoken to in its own API alone: its <c>/v1</c> sends neither context size nor keep-alive.</summary>
internal sealed class OllamaServer(EndpointConnection connection) : IModelServer
{
    private readonly OllamaDescriptions _descriptions = new(connection);

    public EndpointOptions Endpoint => connection.Endpoint;

    public IChatClient CreateChatClient(ModelOptions model)
    {
        CloudModels.Refuse(model.Name, connection.FailuresOf(model.Name));
        return new OllamaChatClient(connection, _descriptions, model);
    }

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddingGenerator(ModelOptions model)
    {
        CloudModels.Refuse(model.Name, connection.FailuresOf(model.Name));
        return new OllamaEmbeddingGenerator(connection, model);
    }

    public async Task<ServerReport> ProbeAsync(TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        var version = GetOrNothingAsync("api/version", OllamaJson.Default.VersionAnswer, timeLimit, cancellationToken);
        var tags = GetAsync("api/tags", OllamaJson.Default.ListAnswer, timeLimit, cancellationToken);
        var running = GetOrNothingAsync("api/ps", OllamaJson.Default.ListAnswer, timeLimit, cancellationToken);
        await Task.WhenAll(version, tags, running);

        var models = (await tags).Models ?? [];
        _descriptions.Update(models);
        // What the server passes on to a cloud counts as not there.
        var loaded = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var model in ((await running)?.Models ?? []).Where(IsLocal))
            loaded[model.Key] = model.ContextLength ?? 0;
        return new ServerReport((await version)?.Version, [.. models.Where(IsLocal).Select(model => model.Key)], loaded);
    }

    public async Task<ModelReport?> DescribeAsync(string model, CancellationToken cancellationToken)
    {
        CloudModels.Refuse(model, connection.FailuresOf(model));
        return await _descriptions.GetAsync(model, cancellationToken);
    }

    public async Task WarmUpAsync(ModelOptions model, CancellationToken cancellationToken)
    {
        var failures = connection.FailuresOf(model.Name);
        CloudModels.Refuse(model.Name, failures);
        var description = await _descriptions.GetAsync(model.Name, cancellationToken);
        // A model that only embeds refuses a chat, even one without messages.
        var (path, body) = description.Capabilities.Contains("embedding", StringComparer.Ordinal) && !description.Capabilities.Contains("completion", StringComparer.Ordinal)
            ? ("api/embed", OllamaRequest.Embed(model, [], null))
            : ("api/chat", OllamaRequest.LoadChat(model));
        await connection.AskAsync(path, body, failures, Endpoint.FirstByteLimit, static bytes => bytes.Length, cancellationToken);
    }

    public void Dispose() => connection.Dispose();

    private static bool IsLocal(ListedModel model) => model.Key.Length > 0 && !model.IsRemote && !ModelName.LeavesTheHouse(model.Key);

    // A gateway in front of the server may let through only what it knows; without these two the host knows less, and can ask all the same.
    private async Task<T?> GetOrNothingAsync<T>(string path, JsonTypeInfo<T> type, TimeSpan timeLimit, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await GetAsync(path, type, timeLimit, cancellationToken);
        }
        catch (ModelException exception) when (exception.Failure is ModelFailure.ModelMissing or ModelFailure.Rejected or ModelFailure.BrokenAnswer)
        {
            return null;
        }
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, TimeSpan timeLimit, CancellationToken cancellationToken)
        where T : class
    {
        // The limit of a probe is one for the whole of it, not one for silence.
        using var limit = new CancellationTokenSource(timeLimit, connection.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var failures = connection.FailuresOf(null);
        try
        {
            return await connection.AskAsync(path, null, failures, timeLimit, body => JsonSerializer.Deserialize(body, type) ?? throw new JsonException(), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw failures.Silent(timeLimit, hasBegun: false);
        }
    }
}
