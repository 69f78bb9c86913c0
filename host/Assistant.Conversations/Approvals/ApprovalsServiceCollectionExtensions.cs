using System.Globalization;
using Assistant.Conversations.ToolLoop;
using Assistant.PluginHosting;
using Assistant.Storage.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.Approvals;

/// <summary>Sets approvals up.</summary>
internal static class ApprovalsServiceCollectionExtensions
{
    /// <summary>Adds the store and <see cref="ApprovalService"/>.</summary>
    /// <param name="services">The host's services; <see cref="IStateDatabase"/>, PluginHosting and <see cref="TimeProvider"/> are there.</param>
    /// <param name="options">What tools may do.</param>
    public static IServiceCollection AddApprovals(this IServiceCollection services, ToolLoopOptions options)
    {
        services.AddSingleton<IApprovalStore>(provider => new SqlApprovalStore(provider.GetRequiredService<IStateDatabase>()));
        services.AddSingleton(provider =>
        {
            var plugins = provider.GetRequiredService<IPluginCatalog>();
            return new ApprovalService(
                provider.GetRequiredService<IApprovalStore>(),
                // An hour may have passed since the turn: the version of now carries out what was approved.
                (caller, name) => plugins.GetTools(caller.CityId).FirstOrDefault(tool => tool.Name == name) is { } tool
                    ? TurnFunction.Of(tool, caller, CultureInfo.GetCultureInfo("de-DE"))
                    : null,
                options,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>());
        });
        return services;
    }
}
