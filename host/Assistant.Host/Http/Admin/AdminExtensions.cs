using Assistant.Host.Http.Admin.Overview;
using Assistant.Host.Synchronization;

namespace Assistant.Host.Http.Admin;

/// <summary>The operators' part.</summary>
internal static class AdminExtensions
{
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        services.AddSingleton<SyncRuns>();
        services.AddSingleton<AdminDoor>();
        services.AddSingleton<OverviewReader>();
        services.AddSingleton<OverviewFeed>();
        services.AddHostedService<UsageFlushes>();
        return services;
    }

    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        // Once the host listens: operators are told where their key lies, and it is known since when the host runs.
        routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() =>
        {
            routes.ServiceProvider.GetRequiredService<AdminDoor>();
            routes.ServiceProvider.GetRequiredService<OverviewReader>();
        });
        var group = routes.MapGroup("/api/admin");
        group.MapPost("/session", AdminRequest.Open(AdminSessionEndpoints.EnterAsync));
        group.MapDelete("/session", AdminRequest.Open(AdminSessionEndpoints.LeaveAsync));
        group.MapGet("/overview", AdminRequest.Handle(OverviewEndpoints.GetAsync));
        group.MapGet("/events", AdminRequest.Handle(OverviewEndpoints.FollowAsync));
        group.MapPost("/plugins/{id}/{action}", AdminRequest.Handle(PluginActions.RunAsync));
        group.MapPost("/sources/{city}/{plugin}/{name}/{action}", AdminRequest.Handle(SourceActions.RunAsync));
        group.MapPost("/endpoints/{name}/probe", AdminRequest.Handle(EndpointActions.ProbeAsync));
        group.MapGet("/failures", AdminRequest.Handle(FailureEndpoint.ListAsync));
        group.MapGet("/feedback", AdminRequest.Handle(FeedbackTriage.ListAsync));
        group.MapPatch("/feedback/{id}", AdminRequest.Handle(FeedbackTriage.ChangeAsync));
        // Who has not signed in learns nothing of what there is, not even that an address is wrong.
        group.Map("/{**rest}", AdminRequest.Handle(AdminRequest.NotFoundAsync));
    }
}
