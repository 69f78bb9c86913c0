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

        var subject = Subject(cookie!);
        context.Items[s_item] = subject;
        return subject;
    }

    /// <summary>
    /// What a page knows its visitor by, 16 hexadecimal digits: tells that the cookie is another now, and nothing else; <see langword="null"/>
    /// where there is no cookie of ours. Gives none.
    /// </summary>
    public static string? SessionOf(HttpContext context) =>
        context.Items[s_item] is string known ? Marker(known)
        : context.Request.Cookies[Cookie] is { } cookie && IsOurs(cookie) ? Marker(Subject(cookie))
        : null;

    private static string Subject(string cookie) => "visitor-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(cookie)))[..32];

    // Hashed once more: conversations belong to the subject itself.
    private static string Marker(string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("session " + subject)))[..16];

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
