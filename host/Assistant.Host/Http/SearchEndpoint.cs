using System.Globalization;
using Assistant.Host.Cities;
using Assistant.Host.Outputs;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Storage;

namespace Assistant.Host.Http;

/// <summary><c>GET /api/search?q=…&amp;city=…&amp;k=10&amp;since=…&amp;until=…&amp;committee=…</c>: hits as <c>search --json</c> gives them.</summary>
internal static class SearchEndpoint
{
    private static readonly string[] Facets = [FacetNames.Committee, FacetNames.PaperType, FacetNames.Outcome];

    public static void MapSearch(this IEndpointRouteBuilder routes) => routes.MapGet("/api/search", (RequestDelegate)SearchAsync);

    private static async Task SearchAsync(HttpContext context)
    {
        var parameters = context.Request.Query;
        try
        {
            var (_, caller) = CityOfRequest.Resolve(context, parameters["city"].FirstOrDefault());
            var hits = await context.RequestServices.GetRequiredService<PassageSearch>().SearchAsync(caller, Query(parameters), context.RequestAborted);
            await context.Response.WriteAsJsonAsync([.. hits.Select(HitOutput.Of)], OutputJson.Readable.IReadOnlyListHitOutput, contentType: null, context.RequestAborted);
        }
        catch (Exception exception) when (exception is UsageException or PluginException)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, exception.Message, context.RequestAborted);
        }
        catch (StorageException exception)
        {
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, exception.Message, context.RequestAborted);
        }
    }

    private static RetrievalQuery Query(IQueryCollection parameters)
    {
        var text = parameters["q"].FirstOrDefault();
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException("Die Suche ist leer: Schreiben Sie in q, wonach gesucht werden soll.");
        return new RetrievalQuery(text)
        {
            Count = Count(parameters["k"].FirstOrDefault()),
            Since = Day(parameters["since"].FirstOrDefault()),
            Until = Day(parameters["until"].FirstOrDefault()),
            Facets = Facets
                .Where(name => parameters[name].Count > 0)
                .ToDictionary(name => name, name => (IReadOnlyList<string>)[.. parameters[name].OfType<string>()], StringComparer.Ordinal),
        };
    }

    private static int Count(string? text)
    {
        if (text is null)
            return 10;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 100
            ? count
            : throw new UsageException("k muss eine Zahl von 1 bis 100 sein.");
    }

    private static DateOnly? Day(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException($"„{text}“ ist kein Tag; schreiben Sie ihn als 2025-03-12.");
    }
}
