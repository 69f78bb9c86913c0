using Assistant.Host.Http.Description;
using Assistant.Host.Synchronization;
using Assistant.Storage;
using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.Host.Http;

/// <summary>For the load balancer: whether the process lives, and whether it can answer.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (RequestDelegate)(context => context.Response.WriteAsync("live", context.RequestAborted))).Describe("Whether the process lives", static api => api
            .ReturnsText("text/plain"));
        routes.MapGet("/health/ready", (RequestDelegate)ReadyAsync).Describe("Whether the host can answer", static api => api
            .ReturnsText("text/plain")
            .Fails(StatusCodes.Status503ServiceUnavailable));
    }

    private static async Task ReadyAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (!services.GetRequiredService<HostReadiness>().IsReady)
        {
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The plugins are still being loaded.", context.RequestAborted);
            return;
        }

        try
        {
            services.GetRequiredService<SqliteDatabase>().Read(connection => connection.ExecuteScalar<long>("SELECT 1"));
            await context.Response.WriteAsync("ready", context.RequestAborted);
        }
        catch (StorageException exception)
        {
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, exception.Message, context.RequestAborted);
        }
    }
}
