using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.Host.Cities;
using Assistant.Host.Outputs;
using Assistant.Sdk;
using Assistant.Storage;

namespace Assistant.Host.Http.Agent;

/// <summary><c>POST /api/agent</c>: a turn over AG-UI.</summary>
internal static partial class AgentEndpoint
{
    public static void MapAgent(this IEndpointRouteBuilder routes) => routes.MapPost("/api/agent", (RequestDelegate)RunAsync);

    private static async Task RunAsync(HttpContext context)
    {
        RunAgentInput input;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            input = RunAgentInput.Read(body.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half a surrogate pair, which is JSON but no Unicode.
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, exception.Message, context.RequestAborted);
            return;
        }

        var events = new AgentEventWriter(context.Response);
        events.Begin();
        await events.WriteAsync("RUN_STARTED", context.RequestAborted, ("threadId", input.ThreadId), ("runId", input.RunId));
        try
        {
            await AnswerAsync(context, input, events);
            await events.WriteAsync("RUN_FINISHED", context.RequestAborted, ("threadId", input.ThreadId), ("runId", input.RunId));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone; there is nobody to tell.
        }
        catch (Exception exception)
        {
            var (code, message) = Failure(context, exception);
            await events.WriteAsync("RUN_ERROR", context.RequestAborted, ("message", message), ("code", code));
        }
    }

    private static async Task AnswerAsync(HttpContext context, RunAgentInput input, AgentEventWriter events)
    {
        var (city, caller) = CityOfRequest.Resolve(context, input.City);
        var question = new Question(input.Question, caller, city.Configuration.City)
        {
            Culture = input.Language switch
            {
                "en" => CultureInfo.GetCultureInfo("en-GB"),
                "de" => CultureInfo.GetCultureInfo("de-DE"),
                _ => HttpTexts.Culture(context),
            },
        };
        var stream = new TurnStream(events, input.RunId + "-answer", question.Culture, context.RequestAborted);
        await foreach (var happened in context.RequestServices.GetRequiredService<TurnRunner>().RunAsync(question, context.RequestAborted))
            await stream.WriteAsync(happened);
    }

    private static (string Code, string Message) Failure(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case QuestionException or UsageException:
                return ("bad_question", exception.Message);
            case PluginException:
                return ("failed", exception.Message);
            case StorageException storage:
                LogStorage(Logger(context), storage.Failure, storage.Message);
                return ("storage", HttpTexts.For(context).StorageOutOfReach);
            default:
                LogFailure(Logger(context), exception);
                return ("internal", HttpTexts.For(context).TurnFailed);
        }
    }

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Assistant.Host.Agent");

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed: {Failure}: {Reason}")]
    private static partial void LogStorage(ILogger logger, StorageFailure failure, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
