using Assistant.Host.Cities;
using Assistant.Host.Http.Description;

namespace Assistant.Host.Http.Status;

/// <summary><c>GET /api/status</c>: how the host is, of the city chosen or of the first.</summary>
internal static class StatusEndpoint
{
    public static void MapStatus(this IEndpointRouteBuilder routes) => routes.MapGet("/api/status", (RequestDelegate)(async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        var cities = context.RequestServices.GetRequiredService<CityPacks>();
        var city = cities.Find(context.Request.Query["city"].FirstOrDefault()) ?? cities.First;
        var status = await context.RequestServices.GetRequiredService<StatusReader>().ReadAsync(city?.Id, HttpTexts.Culture(context));
        await context.Response.WriteAsJsonAsync(status, StatusJson.Readable.StatusOutput, contentType: null, context.RequestAborted);
    })).Describe("How the host is, for staff", static api => api.Returns(StatusJson.Readable.StatusOutput));
}
