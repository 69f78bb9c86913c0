using System.Security.Cryptography;
using Assistant.Models.Admission;
using Assistant.Models.Endpoints;
using Assistant.Models.Inspection;
using Assistant.Models.Routing;
using Assistant.Models.Servers;
using Assistant.Models.Settings;
using Assistant.Models.Telemetry;
using Assistant.Walls.Egress;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Assistant.Models;

/// <summary>The composition root of the room.</summary>
public static class ModelsServiceCollectionExtensions
{
    private const string LogCategory = "Assistant.Models";

    /// <summary>
    /// Adds the way to the models: <see cref="IModelRouter"/> and <see cref="IModelInspector"/>. Needs a <see cref="TimeProvider"/>, logging
    /// and an <see cref="Walls.Egress.EgressConnector"/>. Wrong settings cost the models, not the host.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">The servers, the models and what they are for.</param>
    /// <param name="settingsErrors">What was wrong with the settings before they were options; <see langword="null"/> for nothing.</param>
    /// <param name="embeddingLengths">The file that keeps the length of vectors across restarts; <see langword="null"/> for none.</param>
    public static IServiceCollection AddModels(this IServiceCollection services, ModelsOptions options, IReadOnlyList<string>? settingsErrors = null, string? embeddingLengths = null)
    {
        IReadOnlyList<string> errors = [.. settingsErrors ?? [], .. ModelsOptionsValidator.Validate(options)];
        var used = errors.Count == 0 ? options : new ModelsOptions();

        services.TryAddSingleton<Func<EndpointOptions, IModelServer>>(provider => endpoint =>
            ModelServers.Create(endpoint, provider.GetRequiredService<EgressConnector>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new RoutePlans(used));
        services.AddSingleton(provider => new ModelsTelemetry(used, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new EndpointPool(
            used,
            provider.GetRequiredService<RoutePlans>(),
            provider.GetRequiredService<Func<EndpointOptions, IModelServer>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => Checked(errors, new ModelProbes(
            provider.GetRequiredService<EndpointPool>(),
            used,
            provider.GetRequiredService<RoutePlans>(),
            provider.GetRequiredService<TimeProvider>(),
            SystemRandom,
            Logger(provider)), Logger(provider)));
        services.AddSingleton(provider => new AdmissionControl(
            provider.GetRequiredService<EndpointPool>(),
            provider.GetRequiredService<RoutePlans>(),
            used,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ModelsTelemetry>()));
        services.AddSingleton(provider => new EmbeddingLengths(embeddingLengths is null ? null : new EmbeddingLengthFile(embeddingLengths, Logger(provider))));
        services.AddSingleton(provider => new CallRunner(
            provider.GetRequiredService<AdmissionControl>(),
            provider.GetRequiredService<ModelsTelemetry>(),
            provider.GetRequiredService<TimeProvider>(),
            Logger(provider)));
        services.AddSingleton<RoleStates>();
        services.AddSingleton<IModelRouter, ModelRouter>();
        services.AddSingleton<IModelInspector>(provider => new ModelInspector(
            provider.GetRequiredService<EndpointPool>(),
            provider.GetRequiredService<ModelProbes>(),
            provider.GetRequiredService<RoleStates>(),
            provider.GetRequiredService<AdmissionControl>(),
            new ModelExaminer(used, provider.GetRequiredService<RoutePlans>(), provider.GetRequiredService<EndpointPool>(), provider.GetRequiredService<EmbeddingLengths>(), errors),
            errors));
        return services;
    }

    private static ModelProbes Checked(IReadOnlyList<string> errors, ModelProbes probes, ILogger logger)
    {
        foreach (var error in errors)
            EndpointLog.WrongSettings(logger, error);
        return probes;
    }

    private static ILogger Logger(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory);

    private static double SystemRandom() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
