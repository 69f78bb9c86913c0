using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Channels;

namespace Assistant.Host.Http.Admin.Overview;

/// <summary><c>GET /api/admin/overview</c> and, as server-sent events, <c>GET /api/admin/events</c>.</summary>
internal static class OverviewEndpoints
{
    // So often it is looked whether an operator may still listen.
    private static readonly TimeSpan s_check = TimeSpan.FromSeconds(30);

    public static async Task GetAsync(HttpContext context) => await context.Response.WriteAsJsonAsync(
        await context.RequestServices.GetRequiredService<OverviewReader>().ReadAsync(ReasonTexts.For(context)), AdminJson.Readable.OverviewOutput, contentType: null, context.RequestAborted);

    public static async Task FollowAsync(HttpContext context)
    {
        var feed = context.RequestServices.GetRequiredService<OverviewFeed>();
        if (feed.Join(HttpTexts.Culture(context)) is not { } overviews)
        {
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, AdminTexts.For(context).TooManyListeners, context.RequestAborted);
            return;
        }

        try
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            await WriteAsync(context, overviews);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The operator has gone.
        }
        finally
        {
            await feed.LeaveAsync(overviews);
        }
    }

    private static async Task WriteAsync(HttpContext context, ChannelReader<byte[]> overviews)
    {
        var door = context.RequestServices.GetRequiredService<AdminDoor>();
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        var checkedAt = time.GetTimestamp();
        await foreach (var overview in overviews.ReadAllAsync(context.RequestAborted))
        {
            if (time.GetElapsedTime(checkedAt) >= s_check)
            {
                checkedAt = time.GetTimestamp();
                if (!await door.KnowsAsync(context, context.RequestAborted))
                    return;
            }

            Append(context.Response.BodyWriter, overview);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }

    private static void Append(PipeWriter writer, byte[] overview)
    {
        writer.Write("event: overview\ndata: "u8);
        writer.Write(overview);
        writer.Write("\n\n"u8);
    }
}
