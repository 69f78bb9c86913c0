namespace Assistant.Host.Development;

/// <summary>Adds what a host needs that runs a plugin which is being written.</summary>
internal static class DevelopmentExtensions
{
    public static IServiceCollection AddPluginDevelopment(this IServiceCollection services, PluginDevelopment development)
    {
        // The host does not dispose it: it outlives a host that starts again.
        services.AddSingleton(development);
        services.AddSingleton<PluginReport>();
        services.AddSingleton<ITurnWatch, TurnTrace>();
        services.AddHostedService<PluginDevelopmentLoop>();
        return services;
    }
}
