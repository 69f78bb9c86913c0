using System.Globalization;
using Assistant.Governance.Usage;
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
            var (city, caller) = CityOfRequest.Resolve(context, parameters["city"].FirstOrDefault());
            var hits = await context.RequestServices.GetRequiredService<PassageSearch>().SearchAsync(caller, Query(parameters, HttpTexts.For(context)), context.RequestAborted);
            context.RequestServices.GetRequiredService<UsageCounter>().CountSearch(city.Id, city.Configuration.City.TimeZone);
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

    private static RetrievalQuery Query(IQueryCollection parameters, HttpTexts texts)
    {
        var text = parameters["q"].FirstOrDefault();
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException(texts.EmptySearch);
        return new RetrievalQuery(text)
        {
            Count = Count(parameters["k"].FirstOrDefault(), texts),
            Since = Day(parameters["since"].FirstOrDefault(), texts),
            Until = Day(parameters["until"].FirstOrDefault(), texts),
            Facets = Facets
                .Where(name => parameters[name].Count > 0)
                .ToDictionary(name => name, name => (IReadOnlyList<string>)[.. parameters[name].OfType<string>()], StringComparer.Ordinal),
        };
    }

    private static int Count(string? text, HttpTexts texts)
    {
        if (text is null)
            return 10;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 100
            ? count
            : throw new UsageException(texts.CountOutOfRange);
    }

    private static DateOnly? Day(string? text, HttpTexts texts)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException(texts.NoDay(text));
    }
}
