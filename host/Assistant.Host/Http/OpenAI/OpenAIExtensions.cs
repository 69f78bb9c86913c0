using Assistant.Conversations.Prompts;
using Assistant.Conversations.Turns;
using Assistant.Governance.Usage;
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
        routes.MapGet("/v1/models", (RequestDelegate)endpoints.ListModelsAsync);
        routes.MapGet("/v1/models/{**id}", (RequestDelegate)endpoints.GetModelAsync);
        routes.MapPost("/v1/chat/completions", (RequestDelegate)endpoints.ChatAsync);
        routes.MapPost("/v1/embeddings", (RequestDelegate)endpoints.EmbedAsync);
        routes.Map("/v1/{**path}", (RequestDelegate)OpenAIEndpoints.UnknownAsync);
    }
}
