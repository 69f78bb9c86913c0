using Assistant.Governance.Feedback;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Governance;

/// <summary>The composition root of the room.</summary>
public static class GovernanceServiceCollectionExtensions
{
    /// <summary>Adds what people have set and said. Needs an <see cref="Storage.State.IStateDatabase"/> and a <see cref="TimeProvider"/>.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddGovernance(this IServiceCollection services)
    {
        services.AddSingleton<FeedbackStore>();
        return services;
    }
}
