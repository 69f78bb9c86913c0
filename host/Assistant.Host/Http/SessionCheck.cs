using Assistant.Host.Http.Page;

namespace Assistant.Host.Http;

/// <summary>
/// A page says with each call whom it was opened for (<c>X-Assistant-Session</c>). Where the cookie is gone or another by now, the call is
/// refused before anything is done: what somebody typed must not land with somebody else. Programs send no such header.
/// </summary>
internal static class SessionCheck
{
    /// <summary>The header.</summary>
    public const string Header = "X-Assistant-Session";

    /// <summary>The type of the problem document.</summary>
    public const string Expired = "session-expired";

    public static IApplicationBuilder UseSessionCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            || !context.Request.Headers.TryGetValue(Header, out var session)
            || string.Equals(session.ToString(), Visitors.SessionOf(context), StringComparison.Ordinal))
            return next(context);
        context.Response.Headers.CacheControl = "no-store";
        return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, PageTexts.For(context).SessionExpired, Expired, context.RequestAborted);
    });
}
