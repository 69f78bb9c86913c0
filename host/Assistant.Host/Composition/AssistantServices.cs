using Assistant.Conversations;
using Assistant.Conversations.Uploads;
using Assistant.Host.Cities;
using Assistant.Host.Synchronization;
using Assistant.Memory;
using Assistant.Memory.Embedding;
using Assistant.Memory.Files;
using Assistant.Models;
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
        services.AddSingleton<IFileClients, PluginFileClients>();
        if (settings.Embedding.IsOn)
            services.AddSingleton<IEmbedder, ModelEmbedder>();
        services.AddMemory(settings.Memory with { Extraction = settings.Extraction, Files = settings.Files, Embedding = settings.Embedding, Synonyms = cities.Packs.ToDictionary(pack => pack.Id, pack => pack.Synonyms, StringComparer.Ordinal) });
        services.AddSingleton<IPluginServiceContributor, RetrieverContributor>();
        services.AddPluginHosting(settings.PluginOptions());
        services.AddModels(settings, cities, EmbeddingLengths(data.Path));
        services.AddSingleton<IPluginServiceContributor, ChatClientContributor>();
        services.AddUploads(settings.Uploads);
        services.AddConversations(settings.ToolLoop);
        services.AddSingleton<SyncRunner>();
        services.AddHostedService<TelemetryExport>();
        return services;
    }

    /// <summary>Where the lengths of vectors are kept.</summary>
    public static string EmbeddingLengths(string data) => Path.Combine(Path.GetFullPath(data), "embedding-lengths.json");

    /// <summary>The models with each city's own choice; a verb that looks at models alone needs no more than this.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services, AssistantSettings settings, CityPacks cities, string? embeddingLengths)
    {
        var options = settings.Models.Options;
        foreach (var pack in cities.Packs.Where(pack => pack.Models.Count > 0))
            options.Cities[pack.Id] = pack.Models;
        services.AddModels(options, settings.Models.Errors, embeddingLengths);
        return services;
    }
}
