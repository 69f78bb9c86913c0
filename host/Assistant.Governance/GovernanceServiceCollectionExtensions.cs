using Assistant.Governance.Administration;
using Assistant.Governance.Feedback;
using Assistant.Governance.Judgements;
using Assistant.Governance.Preferences;
using Assistant.Governance.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Governance;

/// <summary>The composition root of the room.</summary>
public static class GovernanceServiceCollectionExtensions
{
    /// <summary>Adds what people have set and said, operators' sessions and the counts of use. Needs an <see cref="Storage.State.IStateDatabase"/> and a <see cref="TimeProvider"/>.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddGovernance(this IServiceCollection services)
    {
        services.AddSingleton<PreferenceStore>();
        services.AddSingleton<FeedbackStore>();
        services.AddSingleton<JudgementStore>();
        services.AddSingleton<AdminSessions>();
        services.AddSingleton<WrongKeys>();
        services.AddSingleton<UsageCounter>();
        services.AddSingleton<UsageStore>();
        return services;
    }
}
