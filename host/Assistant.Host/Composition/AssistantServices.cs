using Assistant.Conversations;
using Assistant.Host.Cities;
using Assistant.Host.Synchronization;
using Assistant.Memory;
using Assistant.PluginHosting;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;
using Assistant.Walls.Egress;
using Assistant.Walls.Egress.Politeness;

namespace Assistant.Host.Composition;

/// <summary>Puts the rooms together.</summary>
internal static class AssistantServices
{
    public static IServiceCollection AddAssistant(this IServiceCollection services, AssistantSettings settings, DataDirectory data, CityPacks cities)
    {
        services.AddSingleton(settings);
        services.AddSingleton(cities);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(data);
        services.AddSingleton(provider => new SqliteDatabase(data.File("assistant.db"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new EgressConnector(new EgressOptions()));
        services.AddState(settings, data);
        services.AddSingleton(provider => new PoliteClientFactory(
            provider.GetRequiredService<EgressConnector>(),
            settings.Politeness,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PoliteClientFactory>>()));
        services.AddSingleton<Func<EgressPolicy, HttpClient>>(provider => provider.GetRequiredService<PoliteClientFactory>().Create);
        services.AddMemory(new MemoryOptions { Extraction = settings.Extraction });
        services.AddSingleton<IPluginServiceContributor, RetrieverContributor>();
        services.AddPluginHosting(settings.PluginHosting);
        services.AddConversations();
        services.AddSingleton<SyncRunner>();
        return services;
    }
}
