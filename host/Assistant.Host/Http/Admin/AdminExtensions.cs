using Assistant.Host.Http.Admin.Overview;
using Assistant.Host.Http.Description;
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
        group.MapPost("/session", AdminRequest.Open(AdminSessionEndpoints.EnterAsync)).Describe("An operator signs in with the key", static api => api
            .ForEverybody()
            .Body(new ApiField("key", "string", "The key of the file admin-key in the data directory", IsRequired: true))
            .ReturnsNothing()
            .Fails(StatusCodes.Status429TooManyRequests));
        group.MapDelete("/session", AdminRequest.Open(AdminSessionEndpoints.LeaveAsync)).Describe("An operator signs out", static api => api
            .ForEverybody()
            .ReturnsNothing());
        group.MapGet("/overview", AdminRequest.Handle(OverviewEndpoints.GetAsync)).Describe("How the host is", static api => api
            .Returns(AdminJson.Readable.OverviewOutput));
        group.MapGet("/events", AdminRequest.Handle(OverviewEndpoints.FollowAsync)).Describe("The same, whenever something changes: events named overview", static api => api
            .ReturnsText("text/event-stream")
            .Fails(StatusCodes.Status503ServiceUnavailable));
        group.MapPost("/plugins/{id}/{action}", AdminRequest.Handle(PluginActions.RunAsync)).Describe("Switches a plugin off or on, or loads it again: disable, enable, reload", static api => api
            .Query("city", "Off or on in this city alone.")
            .ReturnsNothing(StatusCodes.Status200OK)
            .ReturnsNothing(StatusCodes.Status202Accepted)
            .Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict));
        group.MapPost("/sources/{city}/{plugin}/{name}/{action}", AdminRequest.Handle(SourceActions.RunAsync)).Describe("Reads a source or stops that: sync, full, stop, retry-failed", static api => api
            .ReturnsNothing(StatusCodes.Status202Accepted)
            .Fails(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict));
        group.MapPost("/endpoints/{name}/probe", AdminRequest.Handle(EndpointActions.ProbeAsync)).Describe("Asks a model server whether it is ready", static api => api
            .ReturnsNothing(StatusCodes.Status202Accepted)
            .Fails(StatusCodes.Status404NotFound));
        group.MapGet("/failures", AdminRequest.Handle(FailureEndpoint.ListAsync)).Describe("What could not be read", static api => api
            .Query("city", "Only this city.")
            .Query("plugin", "Only this plugin.")
            .Query("source", "Only this source.")
            .Query("reason", "Only this reason.")
            .Query("next", "From the page before: where to go on.")
            .Returns(AdminJson.Readable.FailurePageOutput)
            .Fails(StatusCodes.Status400BadRequest));
        group.MapGet("/feedback", AdminRequest.Handle(FeedbackTriage.ListAsync)).Describe("What people say of answers", static api => api
            .Query("state", "open, done or all.")
            .Query("next", "From the page before: where to go on.")
            .Returns(AdminJson.Readable.FeedbackPageOutput)
            .Fails(StatusCodes.Status400BadRequest));
        group.MapPatch("/feedback/{id}", AdminRequest.Handle(FeedbackTriage.ChangeAsync)).Describe("Says what came of feedback", static api => api
            .Body(new ApiField("state", "string", "open or done", IsRequired: true), new ApiField("note", "string", "A note"))
            .Returns(AdminJson.Readable.FeedbackItemOutput)
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound));
        // Who has not signed in learns nothing of what there is, not even that an address is wrong.
        group.Map("/{**rest}", AdminRequest.Handle(AdminRequest.NotFoundAsync));
    }
}
