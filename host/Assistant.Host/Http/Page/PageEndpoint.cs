using System.Globalization;
using System.Text.Json;
using Assistant.Host.Http.Boot;

namespace Assistant.Host.Http.Page;

/// <summary>
/// The web chat: one built page for all its addresses, into which the host writes what it needs to begin. Opens with everything else dead.
/// </summary>
internal static class PageEndpoint
{
    private static readonly string[] s_read = [HttpMethods.Get, HttpMethods.Head];

    private static readonly string[] s_addresses =
    [
        "/", "/c/{id}", "/geteilt/{token}", "/suche", "/faehigkeiten", "/vorlagen", "/einstellungen", "/barrierefreiheit", "/admin", "/admin/{part}",
    ];

    // What programs call: they get a problem document and no page.
    private static readonly PathString[] s_notPages = ["/api", "/v1", "/mcp", "/health", "/assets", "/openapi"];

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        foreach (var address in s_addresses)
            routes.MapMethods(address, s_read, (RequestDelegate)(context => WriteAsync(context, StatusCodes.Status200OK)));
    }

    /// <summary>An address that nothing answers gets the page as well, which says so.</summary>
    public static IApplicationBuilder UseNotFoundPage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is not null)
            return next(context);
        return s_read.Contains(context.Request.Method, StringComparer.Ordinal) && !Array.Exists(s_notPages, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
            ? WriteAsync(context, StatusCodes.Status404NotFound)
            : Problems.WriteAsync(context, StatusCodes.Status404NotFound, PageTexts.For(context).NothingHere, context.RequestAborted);
    });

    private static async Task WriteAsync(HttpContext context, int status)
    {
        context.Response.Headers.CacheControl = "no-store";
        var template = context.RequestServices.GetRequiredService<PageTemplates>().Get(context.Request.Path.StartsWithSegments("/admin", StringComparison.Ordinal) ? "operation.html" : "index.html");
        if (template is null)
        {
            await MissingAsync(context);
            return;
        }

        var boot = await context.RequestServices.GetRequiredService<BootReader>().ReadAsync(context, ofPage: true);
        var texts = PageTexts.For(boot.Culture);
        var city = boot.Output.Cities.FirstOrDefault(city => city.Id == boot.Output.City)?.Name;
        var title = status == StatusCodes.Status404NotFound ? texts.NotFoundTitle : texts.Title(boot.Culture.TwoLetterISOLanguageName == "en" ? city?.En : city?.De);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentLanguage = boot.Culture.TwoLetterISOLanguageName;
        await context.Response.WriteAsync(
            template.Fill(boot.Culture.TwoLetterISOLanguageName, boot.Output.Preferences.Theme, title, JsonSerializer.Serialize(boot.Output, BootJson.Readable.BootOutput)),
            context.RequestAborted);
    }

    private static async Task MissingAsync(HttpContext context)
    {
        Visitors.SubjectOf(context);
        var culture = HttpTexts.Culture(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{culture.TwoLetterISOLanguageName}\"><meta charset=\"utf-8\"><title>Assistent</title><p>{PageTexts.For(culture).PageMissing}</p></html>"),
            context.RequestAborted);
    }
}
