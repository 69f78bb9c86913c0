using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Assistant.Host.Http;

/// <summary>
/// Tells browsers apart until there is a login: by a random cookie, from whose hash the owner of conversations is made. Who sends none gets
/// one with the answer.
/// </summary>
internal static class Visitors
{
    /// <summary>The cookie.</summary>
    public const string Cookie = "assistant-visitor";

    private const int Bytes = 32;
    private static readonly object s_item = new();

    /// <summary>Gives the cookie early: once an answer streams, its headers are gone.</summary>
    public static IApplicationBuilder UseVisitors(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path == "/" || context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            SubjectOf(context);
        return next(context);
    });

    /// <summary>The pseudonymous id of who asks; the cookie itself is kept nowhere.</summary>
    public static string SubjectOf(HttpContext context)
    {
        if (context.Items[s_item] is string known)
            return known;
        var cookie = context.Request.Cookies[Cookie];
        if (!IsOurs(cookie))
        {
            cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
            Give(context, cookie);
        }

        var subject = "visitor-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(cookie!)))[..32];
        context.Items[s_item] = subject;
        return subject;
    }

    private static bool IsOurs(string? cookie) => cookie is { Length: 43 } && Base64Url.IsValid(cookie, out var length) && length == Bytes;

    private static void Give(HttpContext context, string cookie)
    {
        if (context.Response.HasStarted)
            return;
        context.Response.Cookies.Append(Cookie, cookie, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
        });
        // Two people must not get one cookie from a cache between.
        context.Response.Headers.CacheControl = "no-store";
    }
}
