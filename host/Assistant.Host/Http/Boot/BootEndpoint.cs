using Assistant.Host.Http.Description;

namespace Assistant.Host.Http.Boot;

/// <summary><c>GET /api/boot</c>: what stands in the page, afresh.</summary>
internal static class BootEndpoint
{
    public static void MapBoot(this IEndpointRouteBuilder routes) => routes.MapGet("/api/boot", (RequestDelegate)(async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        var boot = await context.RequestServices.GetRequiredService<BootReader>().ReadAsync(context, ofPage: false);
        await context.Response.WriteAsJsonAsync(boot.Output, BootJson.Readable.BootOutput, contentType: null, context.RequestAborted);
    })).Describe("What the page begins with", static api => api.Returns(BootJson.Readable.BootOutput));
}
