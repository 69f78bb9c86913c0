using System.Text.Json;
using Assistant.Conversations.Prompts;
using Assistant.Models;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>
/// <c>/v1/models</c>, <c>/v1/chat/completions</c>, <c>/v1/embeddings</c>: the city's models and the assistant for programs that speak
/// OpenAI's API (platform.openai.com/docs/api-reference).
/// </summary>
internal sealed class OpenAIEndpoints(
    IModelRouter router,
    ModelTargets targets,
    AssistantAnswers assistant,
    TokenEstimator estimator,
    ProgramCallers callers,
    OwnOrigin origin,
    TimeProvider time,
    ILogger<OpenAIEndpoints> logger)
{
    private const long MaxBytes = 4 << 20;
    private readonly long _started = time.GetUtcNow().ToUnixTimeSeconds();

    public Task ListModelsAsync(HttpContext context) => RunAsync(context, async () =>
    {
        var models = await targets.ListAsync(context.Request, context.RequestAborted);
        await WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            foreach (var model in models)
                WriteModel(json, model);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    });

    public Task GetModelAsync(HttpContext context) => RunAsync(context, async () =>
    {
        var model = await targets.GetAsync(context.Request, context.Request.RouteValues["id"] as string ?? "", context.RequestAborted);
        await WriteAsync(context, json => WriteModel(json, model));
    });

    public Task ChatAsync(HttpContext context) => RunAsync(context, async () =>
    {
        // Read and let go of before the answer: a thousand streams must not keep a thousand bodies.
        ChatRequest request;
        using (var body = await JsonBody.ReadAsync(context, MaxBytes))
            request = ChatRequest.Read(body.RootElement);
        var target = targets.FindChat(context.Request, request.Model);
        var updates = await BeginAsync(context, request, target);
        if (request.Stream)
        {
            await new ChatStream(context, request, time, logger).WriteAsync(updates);
            return;
        }

        var completion = await ChatCompletion.CollectAsync(updates, context.RequestAborted);
        await WriteAsync(context, json => completion.Write(json, time, request.Model));
    });

    public Task EmbedAsync(HttpContext context) => RunAsync(context, async () =>
    {
        EmbeddingRequest request;
        using (var body = await JsonBody.ReadAsync(context, MaxBytes))
            request = EmbeddingRequest.Read(body.RootElement);
        var target = targets.FindEmbedding(context.Request, request.Model);
        await targets.GetStateAsync(target, context.RequestAborted);
        var generator = router.CreateEmbeddingGenerator(Call(context, target));
        var embeddings = await generator.GenerateAsync(request.Inputs, new EmbeddingGenerationOptions { Dimensions = request.Dimensions }, context.RequestAborted);
        await WriteAsync(context, json => EmbeddingJson.Write(json, embeddings, request));
    });

    public static Task UnknownAsync(HttpContext context) =>
        OpenAIErrors.WriteAsync(context, new OpenAIException(StatusCodes.Status404NotFound, $"There is no {context.Request.Method} {context.Request.Path} here.", "unknown_url"));

    private async ValueTask<IAsyncEnumerable<ChatResponseUpdate>> BeginAsync(HttpContext context, ChatRequest request, ModelTarget target)
    {
        if (target.IsAssistant)
            return assistant.AnswerAsync(context, request, target, callers.Of(context, target.City, request.User));
        var state = await targets.GetStateAsync(target, context.RequestAborted);
        PromptSize.Check(request, state.ContextTokens, estimator.Factor(state.Models.FirstOrDefault(model => model.IsInReach)?.Name));
        return router.CreateChatClient(Call(context, target, request.User)).GetStreamingResponseAsync(request.Messages, request.Options, context.RequestAborted);
    }

    private ModelCall Call(HttpContext context, ModelTarget target, string? user = null) => new(target.City.Id, callers.Of(context, target.City, user).Subject, target.Role);

    private async Task RunAsync(HttpContext context, Func<Task> answer)
    {
        try
        {
            if (!origin.Allows(context.Request))
                throw new OpenAIException(StatusCodes.Status403Forbidden, "Pages of other hosts may not call this one.", "origin_not_allowed");
            await answer();
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone, and the model with it. There is nobody to tell but the log.
            if (exception is not OperationCanceledException)
                _ = OpenAIErrors.Of(exception, logger);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await OpenAIErrors.WriteAsync(context, OpenAIErrors.Of(exception, logger));
        }
    }

    private void WriteModel(Utf8JsonWriter json, ModelTarget model)
    {
        json.WriteStartObject();
        json.WriteString("id", model.Name);
        json.WriteString("object", "model");
        json.WriteNumber("created", _started);
        json.WriteString("owned_by", model.City.Id);
        json.WriteEndObject();
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = "application/json";
        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter, OpenAIJson.Options))
            write(json);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
