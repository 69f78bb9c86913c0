using System.Globalization;

namespace Assistant.Host.Http.Admin;

/// <summary><c>POST</c> and <c>DELETE /api/admin/session</c>: an operator comes with the key, and goes.</summary>
internal static class AdminSessionEndpoints
{
    private const int MaxKeyLength = 1000;

    public static async Task EnterAsync(HttpContext context)
    {
        var door = context.RequestServices.GetRequiredService<AdminDoor>();
        var texts = AdminTexts.For(context);
        if (!door.IsOpen)
        {
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, texts.Closed, context.RequestAborted);
            return;
        }

        using var fields = await JsonFields.ReadAsync(context, "key");
        var key = fields.Text("key", MaxKeyLength) ?? "";
        if (door.Wait(context) is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, texts.TooManyKeys, context.RequestAborted);
        }
        else if (await door.EnterAsync(context, key))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, texts.WrongKey, "admin-wrong-key", context.RequestAborted);
        }
    }

    public static async Task LeaveAsync(HttpContext context)
    {
        await context.RequestServices.GetRequiredService<AdminDoor>().LeaveAsync(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
