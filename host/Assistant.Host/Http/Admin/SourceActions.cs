using Assistant.Host.Cities;
using Assistant.Host.Synchronization;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;

namespace Assistant.Host.Http.Admin;

/// <summary><c>POST /api/admin/sources/{city}/{plugin}/{name}/{sync|full|stop|retry-failed}</c></summary>
internal static class SourceActions
{
    public static async Task RunAsync(HttpContext context)
    {
        if (await TargetAsync(context) is not { } target)
        {
            await AdminRequest.NotFoundAsync(context);
            return;
        }

        var runs = context.RequestServices.GetRequiredService<SyncRuns>();
        var texts = AdminTexts.For(context);
        switch (AdminRequest.Route(context, "action"))
        {
            case "sync" when runs.Begin(target, full: false) is null:
            case "full" when runs.Begin(target, full: true) is null:
                await AdminRequest.ConflictAsync(context, texts.AlreadyRunning);
                return;
            case "sync" or "full":
                break;
            case "stop":
                if (await runs.StopAsync(target.Key))
                    break;
                await AdminRequest.ConflictAsync(context, texts.NothingToStop);
                return;
            case "retry-failed":
                if (await context.RequestServices.GetRequiredService<SourceReport>().RetryNowAsync(target.Key, context.RequestAborted) == 0)
                {
                    await AdminRequest.ConflictAsync(context, texts.NothingToRetry);
                    return;
                }

                // A run tries again at its end, also one that is under way.
                runs.Begin(target, full: false);
                break;
            default:
                await AdminRequest.NotFoundAsync(context);
                return;
        }

        await AdminRequest.BegunAsync(context);
    }

    private static async Task<SyncTarget?> TargetAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<CityPacks>().Find(AdminRequest.Route(context, "city")) is not { } city)
            return null;
        try
        {
            var name = $"{AdminRequest.Route(context, "plugin")}/{AdminRequest.Route(context, "name")}";
            return (await services.GetRequiredService<SyncRunner>().TargetsAsync(city, name, context.RequestAborted))[0];
        }
        catch (UsageException)
        {
            return null;
        }
    }
}
