using Assistant.Conversations.Evidence;
using Assistant.Conversations.History;
using Assistant.Host.Cities;
using Assistant.Storage;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Conversations;

/// <summary>What all calls of <c>/api/conversations</c> have in common: who asks, and how failures become problem documents.</summary>
internal static partial class ConversationRequest
{
    public static RequestDelegate Handle(Func<HttpContext, Caller, Task> handle) => async context =>
    {
        // What belongs to one person is kept by no cache.
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var (_, caller) = CityOfRequest.Resolve(context, context.Request.Query["city"].FirstOrDefault());
            await handle(context, caller);
        }
        catch (UsageException exception)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, exception.Message, context.RequestAborted);
        }
        catch (ConversationNotFoundException exception)
        {
            var texts = HttpTexts.For(context);
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, exception.MessageId is null ? texts.NoConversation : texts.NoMessage, context.RequestAborted);
        }
        catch (EvidenceException exception)
        {
            LogNoEvidence(Logger(context), exception.Message);
            await Problems.WriteAsync(context, StatusCodes.Status409Conflict, HttpTexts.For(context).NoEvidence, context.RequestAborted);
        }
        catch (StorageException exception)
        {
            LogStorage(Logger(context), exception.Failure, exception.Message);
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, HttpTexts.For(context).StorageOutOfReach, context.RequestAborted);
        }
    };

    public static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Assistant.Host.Conversations");

    [LoggerMessage(Level = LogLevel.Error, Message = "The state database failed: {Failure}: {Reason}")]
    private static partial void LogStorage(ILogger logger, StorageFailure failure, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An evidence package could not be made: {Reason}")]
    private static partial void LogNoEvidence(ILogger logger, string reason);
}
