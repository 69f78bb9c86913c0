using Assistant.PluginHosting;

namespace Assistant.Host.Http.Admin;

/// <summary><c>POST /api/admin/plugins/{id}/{disable|enable|reload}</c>; <c>?city=C</c> switches it off or on in that city alone.</summary>
internal static partial class PluginActions
{
    private const string Operator = "operator";

    // So long an operator waits for an answer; draining may take longer, and the overview shows how it goes on.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(HttpContext context)
    {
        if (!Enum.TryParse<PluginAction>(AdminRequest.Route(context, "action"), ignoreCase: true, out var action) || !Enum.IsDefined(action))
        {
            await AdminRequest.NotFoundAsync(context);
            return;
        }

        var plugin = AdminRequest.Route(context, "id");
        var city = context.Request.Query["city"].FirstOrDefault() is { Length: > 0 } named ? named : null;
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        var running = context.RequestServices.GetRequiredService<IPluginOperations>().RunAsync(plugin, action, Operator, city);
        // Whoever waits for it, it goes to its end.
        await Task.WhenAny(running, Task.Delay(s_patience, time, context.RequestAborted));
        if (running.IsCompleted)
        {
            await running;
            await AdminRequest.BegunAsync(context);
            context.Response.StatusCode = StatusCodes.Status200OK;
            return;
        }

        _ = ObserveAsync(running, plugin, action, context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Assistant.Host.Admin"));
        await AdminRequest.BegunAsync(context);
    }

    private static async Task ObserveAsync(Task running, string plugin, PluginAction action, ILogger logger)
    {
        try
        {
            await running;
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, plugin, action);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Action} of the plugin {Plugin} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string plugin, PluginAction action);
}
