using Assistant.Conversations.Prompts;
using Assistant.Conversations.Turns;
using Assistant.Governance.Usage;
using Assistant.Host.Http.Description;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Host.Http.OpenAI;

/// <summary>Puts the endpoints under <c>/v1</c> together.</summary>
internal static class OpenAIExtensions
{
    /// <summary>Needs an <see cref="Models.IModelRouter"/> and a <see cref="TurnRunner"/>.</summary>
    public static IServiceCollection AddOpenAI(this IServiceCollection services)
    {
        services.TryAddSingleton<ProgramCallers>();
        services.TryAddSingleton<OwnOrigin>();
        services.TryAddSingleton<TokenEstimator>();
        services.AddSingleton<ModelTargets>();
        services.TryAddSingleton<Func<Question, CancellationToken, IAsyncEnumerable<TurnEvent>>>(provider =>
            (question, cancellationToken) => provider.GetRequiredService<TurnRunner>().RunAsync(question, cancellationToken));
        services.TryAddSingleton<UsageCounter>();
        services.AddSingleton<AssistantAnswers>();
        services.AddSingleton<OpenAIEndpoints>();
        return services;
    }

    public static void MapOpenAI(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.ServiceProvider.GetRequiredService<OpenAIEndpoints>();
        routes.MapGet("/v1/models", (RequestDelegate)endpoints.ListModelsAsync).Describe("The models of the city, and the assistant itself", static api => api
            .ReturnsObject(new ApiField("object", "string", "list"), new ApiField("data", "object[]", "The models")));
        routes.MapGet("/v1/models/{**id}", (RequestDelegate)endpoints.GetModelAsync).Describe("A model", static api => api
            .ReturnsObject(new ApiField("id", "string", "The model"), new ApiField("object", "string", "model"), new ApiField("created", "integer", "Seconds since 1970"), new ApiField("owned_by", "string", "The city")));
        routes.MapPost("/v1/chat/completions", (RequestDelegate)endpoints.ChatAsync).Describe("Answers a conversation (platform.openai.com/docs/api-reference/chat); with stream as server-sent events", static api => api
            .Body(
                new ApiField("model", "string", "assistant for a whole turn, or a role such as chat; with @city behind it for one of several", IsRequired: true),
                new ApiField("messages", "object[]", "The conversation, as OpenAI's API has it", IsRequired: true),
                new ApiField("stream", "boolean", "Whether the answer comes in pieces"))
            .ReturnsObject(
                new ApiField("id", "string", "The completion"),
                new ApiField("object", "string", "chat.completion"),
                new ApiField("created", "integer", "Seconds since 1970"),
                new ApiField("model", "string", "The model"),
                new ApiField("choices", "object[]", "The answer"),
                new ApiField("usage", "object", "Tokens")));
        routes.MapPost("/v1/embeddings", (RequestDelegate)endpoints.EmbedAsync).Describe("Vectors of texts (platform.openai.com/docs/api-reference/embeddings)", static api => api
            .Body(
                new ApiField("model", "string", "A role such as embed", IsRequired: true),
                new ApiField("input", "string[]", "The texts; one may stand without a list", IsRequired: true),
                new ApiField("dimensions", "integer", "The length of the vectors"),
                new ApiField("encoding_format", "string", "float or base64"))
            .ReturnsObject(new ApiField("object", "string", "list"), new ApiField("data", "object[]", "The vectors"), new ApiField("model", "string", "The model"), new ApiField("usage", "object", "Tokens")));
        routes.Map("/v1/{**path}", (RequestDelegate)OpenAIEndpoints.UnknownAsync);
    }
}
