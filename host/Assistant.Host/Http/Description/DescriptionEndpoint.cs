using System.Text.Json;

namespace Assistant.Host.Http.Description;

/// <summary><c>GET /openapi/v1.json</c>: the description of the HTTP API, for everybody; made when it is first asked for.</summary>
internal static class DescriptionEndpoint
{
    public static void MapDescription(this IEndpointRouteBuilder routes)
    {
        var document = new Lazy<byte[]>(() => JsonSerializer.SerializeToUtf8Bytes(
            ApiDocument.Create(routes.DataSources.SelectMany(source => source.Endpoints)), DescriptionJson.Readable.JsonObject));
        routes.MapGet("/openapi/v1.json", (RequestDelegate)(async context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = document.Value.Length;
            context.Response.Headers.CacheControl = "no-cache";
            await context.Response.BodyWriter.WriteAsync(document.Value, context.RequestAborted);
        }));
    }

    /// <summary>Describes an endpoint for <c>/openapi/v1.json</c>.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="details">Parameters, body and answers.</param>
    public static void Describe(this IEndpointConventionBuilder endpoint, string summary, Action<ApiOperation>? details = null) =>
        endpoint.Add(builder => builder.Metadata.Add(new ApiDescription(summary, details)));
}
