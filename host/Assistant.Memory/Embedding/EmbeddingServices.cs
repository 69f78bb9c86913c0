using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Embedding;

/// <summary>The part of the room that knows vectors.</summary>
internal static class EmbeddingServices
{
    /// <summary>Adds the way from passages to vectors, and from questions to passages that are near. Needs what the room has.</summary>
    public static IServiceCollection AddEmbedding(this IServiceCollection services, EmbeddingOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton<IEmbedder, NoEmbedder>();
        services.AddSingleton<EmbeddingLedger>();
        services.AddSingleton<IKeptVectors, KeptVectors>();
        services.AddSingleton(provider => new CityVectors(
            provider.GetRequiredService<EmbeddingLedger>(),
            provider.GetRequiredService<IPassageIndex>(),
            provider.GetRequiredService<DataDirectory>().File("vectors"),
            provider.GetRequiredService<ILogger<CityVectors>>()));
        // An index that keeps vectors itself needs no files.
        services.AddSingleton<ICityVectors>(provider => provider.GetRequiredService<IPassageIndex>() is IMeaningIndex index
            ? new IndexedVectors(provider.GetRequiredService<EmbeddingLedger>(), index, provider.GetRequiredService<TimeProvider>())
            : provider.GetRequiredService<CityVectors>());
        services.AddSingleton(provider => new PassageEmbedder(
            provider.GetRequiredService<EmbeddingLedger>(),
            provider.GetRequiredService<ICityVectors>(),
            provider.GetRequiredService<IEmbedder>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PassageEmbedder>>()));
        services.AddSingleton(provider => new EmbeddingReport(
            provider.GetRequiredService<EmbeddingLedger>(),
            provider.GetRequiredService<IEmbedder>(),
            provider.GetRequiredService<PassageEmbedder>(),
            provider.GetRequiredService<ICityVectors>(),
            options));
        services.AddSingleton<QuestionVectors>();
        services.AddSingleton(provider => new RerankingStep(
            provider.GetService<IReranker>(),
            provider.GetRequiredService<PassageReader>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RerankingStep>>()));
        services.AddSingleton<HybridSearch>();
        return services;
    }
}
