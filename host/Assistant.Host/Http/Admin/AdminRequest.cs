using Assistant.Host.Cities;
using Assistant.PluginHosting;
using Assistant.Storage;

namespace Assistant.Host.Http.Admin;

/// <summary>What all calls of <c>/api/admin</c> have in common: who may make them, and how failures become problem documents.</summary>
internal static partial class AdminRequest
{
    /// <summary>For operators who have signed in.</summary>
    public static RequestDelegate Handle(Func<HttpContext, Task> handle) => Open(async context =>
    {
        if (await context.RequestServices.GetRequiredService<AdminDoor>().KnowsAsync(context, context.RequestAborted))
            await handle(context);
        else
            await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, AdminTexts.For(context).SignIn, "admin-sign-in", context.RequestAborted);
    });

    /// <summary>For everybody.</summary>
    public static RequestDelegate Open(Func<HttpContext, Task> handle) => async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        var texts = AdminTexts.For(context);
        try
        {
            // SameSite=Strict keeps other sites out, but another host under the same domain counts as the same site.
            if (context.Request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site && site is not ("same-origin" or "none"))
                await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, texts.OtherSite, context.RequestAborted);
            else
                await handle(context);
        }
        catch (UsageException exception)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, exception.Message, context.RequestAborted);
        }
        catch (PluginActionException exception)
        {
            await Problems.WriteAsync(
                context,
                exception.Refusal is PluginRefusal.Unknown or PluginRefusal.NoCity ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict,
                texts.Refused(exception),
                context.RequestAborted);
        }
        catch (StorageException exception)
        {
            LogStorage(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Assistant.Host.Admin"), exception.Failure, exception.Message);
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, HttpTexts.For(context).StorageOutOfReach, context.RequestAborted);
        }
    };

    public static Task NotFoundAsync(HttpContext context) =>
        Problems.WriteAsync(context, StatusCodes.Status404NotFound, AdminTexts.For(context).NotThere, context.RequestAborted);

    public static Task ConflictAsync(HttpContext context, string sentence) =>
        Problems.WriteAsync(context, StatusCodes.Status409Conflict, sentence, context.RequestAborted);

    public static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>What was asked for has begun; the overview says how it goes on.</summary>
    public static Task BegunAsync(HttpContext context)
    {
        context.RequestServices.GetRequiredService<Overview.OverviewFeed>().Wake();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A database failed: {Failure}: {Reason}")]
    private static partial void LogStorage(ILogger logger, StorageFailure failure, string reason);
}
