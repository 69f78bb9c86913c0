using System.Net;
using System.Reflection;
using Assistant.Host.Cities;

namespace Assistant.Host.Http;

/// <summary>The plain page with a question box, until the web chat comes. The cities are written into it, which saves a request.</summary>
internal static class PageEndpoint
{
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        var template = Template();
        routes.MapGet("/", (RequestDelegate)(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(Page(template, context.RequestServices.GetRequiredService<CityPacks>()), context.RequestAborted);
        }));
    }

    private static string Page(string template, CityPacks cities)
    {
        var options = cities.Packs.Select(pack => $"<option value=\"{WebUtility.HtmlEncode(pack.Id)}\">{WebUtility.HtmlEncode(pack.Configuration.City.Name.De)}</option>");
        var name = cities.Packs.Count == 1 ? " " + WebUtility.HtmlEncode(cities.Packs[0].Configuration.City.Name.De) : "";
        return template
            .Replace("{city}", name, StringComparison.Ordinal)
            .Replace("{cities}", string.Concat(options), StringComparison.Ordinal)
            .Replace("{choice}", cities.Packs.Count > 1 ? "" : "hidden", StringComparison.Ordinal);
    }

    private static string Template()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("index.html")!);
        return reader.ReadToEnd();
    }
}
