using System.Diagnostics;
using Assistant.Conversations.Filters;
using Assistant.Governance.Usage;
using Assistant.Host.Cities;
using Assistant.Host.Http.Description;
using Assistant.Host.Outputs;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;
using Assistant.Storage;
using Assistant.Walls.Access;

namespace Assistant.Host.Http.Search;

/// <summary>
/// <c>GET /api/search?q=…&amp;city=…&amp;k=10&amp;since=…&amp;until=…&amp;committee=…</c>: hits as <c>search --json</c> gives them; with
/// <c>view=faceted</c> documents and the values that they can be filtered by. <c>GET /api/filters</c>: all these values.
/// </summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/search", Handle(SearchAsync)).Describe("Searches the passages; with view=faceted documents and the values that they can be filtered by", static api => api
            .Query("q", "What is searched for.", isRequired: true)
            .Query("k", "How many, 1 to 100.", "integer")
            .Query("offset", "How many to skip.", "integer")
            .Query("view", "faceted: documents with facets.")
            .Query("since", "From this day on.", "date")
            .Query("until", "Up to this day.", "date")
            .Query("committee", "Only these committees.", "string[]")
            .Query("paperType", "Only these kinds of papers.", "string[]")
            .Query("outcome", "Only these outcomes.", "string[]")
            .Returns(OutputJson.Readable.IReadOnlyListHitOutput, SearchJson.Readable.FacetedSearchOutput)
            .Fails(StatusCodes.Status400BadRequest));
        routes.MapGet("/api/filters", Handle(FiltersAsync)).Describe("All values that documents can be filtered by", static api => api
            .Returns(SearchJson.Readable.FilterValuesOutput));
    }

    private static RequestDelegate Handle(Func<HttpContext, CityPack, Caller, Task> handle) => async context =>
    {
        try
        {
            var (city, caller) = CityOfRequest.Resolve(context, context.Request.Query["city"].FirstOrDefault());
            await handle(context, city, caller);
        }
        catch (PassageIndexException exception)
        {
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, exception.Message, context.RequestAborted);
        }
        catch (Exception exception) when (exception is UsageException or PluginException)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, exception.Message, context.RequestAborted);
        }
        catch (StorageException exception)
        {
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, exception.Message, context.RequestAborted);
        }
    };

    private static async Task SearchAsync(HttpContext context, CityPack city, Caller caller)
    {
        var parameters = SearchParameters.Read(context.Request.Query, HttpTexts.For(context));
        // Turning a page is no new search.
        if (parameters.Offset == 0)
            context.RequestServices.GetRequiredService<UsageCounter>().CountSearch(city.Id, city.Configuration.City.TimeZone);
        if (parameters.IsFaceted)
        {
            await FacetedAsync(context, city, caller, parameters);
            return;
        }

        var query = new RetrievalQuery(parameters.Text) { Count = parameters.Count, Since = parameters.Filters.Since, Until = parameters.Filters.Until, Facets = parameters.Filters.Facets };
        var hits = await context.RequestServices.GetRequiredService<PassageSearch>().SearchAsync(caller, query, context.RequestAborted);
        var culture = HttpTexts.Culture(context);
        await context.Response.WriteAsJsonAsync([.. hits.Select(hit => HitOutput.Of(hit, culture))], OutputJson.Readable.IReadOnlyListHitOutput, contentType: null, context.RequestAborted);
    }

    private static async Task FacetedAsync(HttpContext context, CityPack city, Caller caller, SearchParameters parameters)
    {
        var (services, culture, started) = (context.RequestServices, HttpTexts.Culture(context), Stopwatch.GetTimestamp());
        var found = await services.GetRequiredService<FacetedSearch>().SearchAsync(
            caller, new FacetedQuery(parameters.Text, parameters.Offset, parameters.Count) { Filter = parameters.Filters.ToDocumentFilter() }, context.RequestAborted);
        var words = await services.GetRequiredService<PassageSearch>().WordsAsync(caller, parameters.Text, context.RequestAborted);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, city.Configuration.City.TimeZone).DateTime);
        var implied = await services.GetRequiredService<ImpliedFilters>().OfferAsync(caller, parameters.Text, today, culture, context.RequestAborted);
        var output = FacetedSearchOutput.Of(found, parameters.Filters, words, implied, Stopwatch.GetElapsedTime(started), culture);
        await context.Response.WriteAsJsonAsync(output, SearchJson.Readable.FacetedSearchOutput, contentType: null, context.RequestAborted);
    }

    private static async Task FiltersAsync(HttpContext context, CityPack city, Caller caller)
    {
        var services = context.RequestServices;
        var values = await services.GetRequiredService<FacetedSearch>().ValuesAsync(caller, context.RequestAborted);
        var scope = services.GetRequiredService<PassageSearch>().Scope(caller);
        await context.Response.WriteAsJsonAsync(FilterValuesOutput.Of(values, scope, HttpTexts.Culture(context)), SearchJson.Readable.FilterValuesOutput, contentType: null, context.RequestAborted);
    }
}
