using System.Globalization;
using System.Text.Json;
using Assistant.Conversations.Filters;
using Assistant.Conversations.History;
using Assistant.Conversations.PlainLanguage;
using Assistant.Conversations.Turns;
using Assistant.Conversations.Uploads;
using Assistant.Governance.Usage;
using Assistant.Host.Cities;
using Assistant.Host.Development;
using Assistant.Host.Http.Agent.Runs;
using Assistant.Host.Http.Description;
using Assistant.Sdk;
using Assistant.Storage;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Agent;

/// <summary>
/// <c>POST /api/agent</c>: a turn over AG-UI. The turn does not hang on the connection: who lost it posts the same run id again, or reads
/// <c>GET /api/agent/runs/{runId}</c>, and gets every event after <c>Last-Event-ID</c>. <c>POST /api/agent/runs/{runId}/stop</c> ends it.
/// </summary>
internal static partial class AgentEndpoint
{
    public static void MapAgent(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/agent", (RequestDelegate)RunAsync).Describe("Asks a question: AG-UI's RunAgentInput in, its events out (docs.ag-ui.com); the same run id again follows the same run", static api => api
            .Header("Last-Event-ID", "The last event that was read; those after it follow.")
            .Body(
                new ApiField("threadId", "string", "The conversation", IsRequired: true),
                new ApiField("runId", "string", "The run", IsRequired: true),
                new ApiField("messages", "object[]", "The last message of the user is the question", IsRequired: true),
                new ApiField("forwardedProps", "object", "city, language, store, editOf, regenerate, simplify, attachments, filters, withoutImplied"))
            .ReturnsText("text/event-stream")
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status429TooManyRequests));
        routes.MapGet("/api/agent/runs/{runId}", (RequestDelegate)ResumeAsync).Describe("Follows a run that is under way or has just ended", static api => api
            .Header("Last-Event-ID", "The last event that was read; those after it follow.")
            .ReturnsText("text/event-stream")
            .Fails(StatusCodes.Status404NotFound));
        routes.MapPost("/api/agent/runs/{runId}/stop", (RequestDelegate)StopAsync).Describe("Stops a run", static api => api
            .ReturnsNothing(StatusCodes.Status202Accepted)
            .Fails(StatusCodes.Status404NotFound));
    }

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

        AgentRun run;
        try
        {
            run = Start(context, input);
        }
        catch (RunInUseException)
        {
            await Problems.WriteAsync(context, StatusCodes.Status409Conflict, HttpTexts.For(context).RunInUse, context.RequestAborted);
            return;
        }
        catch (TooManyRunsException)
        {
            context.Response.Headers.RetryAfter = "5";
            await Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, HttpTexts.For(context).TooManyCalls, context.RequestAborted);
            return;
        }

        await FollowAsync(context, run);
    }

    private static async Task ResumeAsync(HttpContext context)
    {
        if (Find(context) is { } run)
            await FollowAsync(context, run);
        else
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, HttpTexts.For(context).NoSuchRun, context.RequestAborted);
    }

    private static async Task StopAsync(HttpContext context)
    {
        if (Find(context) is { } run)
        {
            run.Stop();
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }
        else
        {
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, HttpTexts.For(context).NoSuchRun, context.RequestAborted);
        }
    }

    private static AgentRun Start(HttpContext context, RunAgentInput input)
    {
        CityPack city;
        Caller caller;
        try
        {
            (city, caller) = CityOfRequest.Resolve(context, input.City);
        }
        catch (UsageException exception)
        {
            return Refused(input, exception.Message);
        }

        var texts = HttpTexts.For(context);
        var question = new Question(input.Question, caller, city.Configuration.City)
        {
            RunId = input.RunId,
            Filters = input.Filters ?? SearchFilters.None,
            WithoutImplied = input.WithoutImplied,
            Culture = input.Language switch
            {
                "en" => CultureInfo.GetCultureInfo("en-GB"),
                "de" => CultureInfo.GetCultureInfo("de-DE"),
                _ => HttpTexts.Culture(context),
            },
        };
        // Everything of the request that the run needs is read here: it may outlive the request.
        var services = context.RequestServices.GetRequiredService<IServiceScopeFactory>();
        return context.RequestServices.GetRequiredService<AgentRuns>().FindOrStart(
            new RunKey(caller.CityId, caller.Subject, input.RunId),
            $"{input.ThreadId}\n{input.Simplify ?? input.Regenerate ?? input.EditOf ?? input.MessageId}\n{input.Question}\n{string.Join(',', input.Attachments ?? [])}",
            (run, stopping) => AnswerAsync(services, run, input, question, texts, stopping));
    }

    private static AgentRun Refused(RunAgentInput input, string message)
    {
        var run = new AgentRun(1 << 20);
        using var events = new AgentEventWriter(run);
        events.Write("RUN_STARTED", ("threadId", input.ThreadId), ("runId", input.RunId));
        events.Write("RUN_ERROR", ("message", message), ("code", "bad_question"));
        run.End();
        return run;
    }

    private static async Task AnswerAsync(IServiceScopeFactory services, AgentRun run, RunAgentInput input, Question question, HttpTexts texts, CancellationToken stopping)
    {
        await using var scope = services.CreateAsyncScope();
        using var events = new AgentEventWriter(run);
        events.Write("RUN_STARTED", ("threadId", input.ThreadId), ("runId", input.RunId));
        // An answer told again in plain language is no new question.
        using var usage = new TurnUsage(scope.ServiceProvider.GetRequiredService<UsageCounter>(), question.City, scope.ServiceProvider.GetRequiredService<TimeProvider>()) { Counts = input.Simplify is null };
        try
        {
            var stream = new TurnStream(events, input.RunId + "-answer", question.Culture, new RunMessages(input.Messages));
            Action<TurnEvent> told = stream.Write;
            told += usage.See;
            foreach (var watch in scope.ServiceProvider.GetServices<ITurnWatch>())
                told += watch.Begin(question.City.Id);
            var request = new TurnRequest(question, input.ThreadId) { MessageId = input.MessageId, EditOf = input.EditOf, Regenerate = input.Regenerate, Attachments = input.Attachments, SetsFilters = input.Filters is not null, HostEnds = scope.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping };
            var turns = scope.ServiceProvider.GetRequiredService<StoredTurns>();
            if (input.Simplify is { } answer)
                await SimplifyAsync(scope.ServiceProvider, new PlainLanguageRequest(question.Caller, question.City, input.ThreadId, answer) { Culture = question.Culture }, stream, stopping);
            else
                await (input.Store ? turns.RunAsync(request, told, stopping) : turns.RunUnstoredAsync(request, told, stopping));
            events.Write("RUN_FINISHED", ("threadId", input.ThreadId), ("runId", input.RunId));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            events.Write("RUN_ERROR", ("message", texts.RunStopped), ("code", "stopped"));
        }
        catch (Exception exception)
        {
            var (code, message) = Failure(scope.ServiceProvider, texts, question.Culture, exception);
            events.Write("RUN_ERROR", ("message", message), ("code", code));
        }
    }

    private static Task SimplifyAsync(IServiceProvider services, PlainLanguageRequest request, TurnStream stream, CancellationToken stopping) =>
        services.GetRequiredService<PlainLanguageTurns>().RunAsync(request, stream.Write, stopping);

    private static AgentRun? Find(HttpContext context)
    {
        try
        {
            var (_, caller) = CityOfRequest.Resolve(context, context.Request.Query["city"].FirstOrDefault());
            return context.RequestServices.GetRequiredService<AgentRuns>().Find(new RunKey(caller.CityId, caller.Subject, (string)context.Request.RouteValues["runId"]!));
        }
        catch (UsageException)
        {
            return null;
        }
    }

    private static async Task FollowAsync(HttpContext context, AgentRun run)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        _ = int.TryParse(context.Request.Headers["Last-Event-ID"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var last);
        try
        {
            await run.CopyToAsync(last, context.Response.BodyWriter, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone; the run goes on for a while in case it comes back.
        }
    }

    private static (string Code, string Message) Failure(IServiceProvider services, HttpTexts texts, CultureInfo culture, Exception exception)
    {
        switch (exception)
        {
            case ConversationNotFoundException:
                return ("not_found", texts.NoSuchMessage);
            case QuestionException or UsageException:
                return ("bad_question", exception.Message);
            case UploadNotFoundException:
                return ("attachment_gone", UploadTexts.For(culture).NotFound);
            case NoModelException:
                return ("no_model", exception.Message);
            case PluginException:
                return ("failed", exception.Message);
            case StorageException storage:
                LogStorage(Logger(services), storage.Failure, storage.Message);
                return ("storage", texts.StorageOutOfReach);
            default:
                LogFailure(Logger(services), exception);
                return ("internal", texts.TurnFailed);
        }
    }

    private static ILogger Logger(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger("Assistant.Host.Agent");

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed: {Failure}: {Reason}")]
    private static partial void LogStorage(ILogger logger, StorageFailure failure, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
