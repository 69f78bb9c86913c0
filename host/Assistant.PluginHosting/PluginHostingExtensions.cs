using Assistant.PluginHosting.Verification;
using Assistant.PluginHosting.Verification.Files;
using Assistant.PluginHosting.Verification.Scanning;
using Assistant.PluginHosting.Verification.Signing;
using Assistant.Walls.Egress;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.PluginHosting;

/// <summary>Adds the room to the host.</summary>
public static class PluginHostingExtensions
{
    /// <summary>
    /// Adds <see cref="IPluginCatalog"/> and <see cref="IPluginOperations"/>. Needs <c>SqliteDatabase</c> and logging from the host, and either its own
    /// <c>Func&lt;EgressPolicy, HttpClient&gt;</c> (with rate limits and retries) or an <see cref="EgressConnector"/>. Each
    /// <see cref="IPluginServiceContributor"/> that the host registers adds to the plugins' containers.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">What the operator allows; <see langword="null"/> for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="PluginHostingException">An option is out of range.</exception>
    public static IServiceCollection AddPluginHosting(this IServiceCollection services, PluginHostingOptions? options = null)
    {
        services.AddSingleton((options ?? new PluginHostingOptions()).Validated());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Func<EgressPolicy, HttpClient>>(provider =>
        {
            var connector = provider.GetRequiredService<EgressConnector>();
            return policy => connector.CreateClient(policy);
        });
        services.TryAddSingleton<IPluginLoader, Loading.AssemblyLoadContextLoader>();
        services.AddPluginVerification();
        services.AddSingleton<States.PluginStateStore>();
        services.AddSingleton<Calls.AllocationWatch>();
        services.AddSingleton<Instances.PluginInstanceFactory>();
        services.AddSingleton<Catalog.PluginActivation>();
        services.AddSingleton<States.PluginDecisions>();
        services.AddSingleton<States.PluginFailures>();
        services.AddSingleton<Catalog.PluginRegistry>();
        services.AddSingleton<Catalog.PluginUnloader>();
        services.AddSingleton<Catalog.PluginRetirement>();
        services.AddSingleton<Catalog.PluginCities>();
        services.AddSingleton<IPluginCatalog, Catalog.PluginCatalog>();
        services.AddSingleton<IPluginOperations, Catalog.PluginOperations>();
        return services;
    }

    /// <summary>The steps of verification, in this order: each takes for granted what those before it have found right.</summary>
    internal static IServiceCollection AddPluginVerification(this IServiceCollection services)
    {
        services.AddSingleton<VerifiedFiles>();
        services.AddSingleton<IVerificationStep, FilesStep>();
        services.AddSingleton<IVerificationStep, SignatureStep>();
        services.AddSingleton<IVerificationStep, SdkVersionStep>();
        services.AddSingleton<IVerificationStep, AssembliesStep>();
        services.AddSingleton<IVerificationStep, SharedVersionsStep>();
        services.AddSingleton<IVerificationStep, MissingMembersStep>();
        services.AddSingleton<IVerificationStep, ForbiddenMembersStep>();
        services.AddSingleton<PluginVerifier>();
        return services;
    }
}
