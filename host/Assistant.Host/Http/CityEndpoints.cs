using System.Text.Json.Serialization;
using Assistant.Host.Cities;

namespace Assistant.Host.Http;

/// <summary>The cities that the host serves, for the page.</summary>
internal static class CityEndpoints
{
    public static void MapCities(this IEndpointRouteBuilder routes) => routes.MapGet("/api/cities", (RequestDelegate)(context =>
        context.Response.WriteAsJsonAsync(
            [.. context.RequestServices.GetRequiredService<CityPacks>().Packs.Select(pack => new CityOutput(pack.Id, pack.Configuration.City.Name.De))],
            CityJson.Default.IReadOnlyListCityOutput,
            contentType: null,
            context.RequestAborted)));
}
