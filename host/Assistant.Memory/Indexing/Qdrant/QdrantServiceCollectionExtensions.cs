using Assistant.Memory.German;
using Assistant.Memory.German.Compounds;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Segments.Searching;
using Assistant.Walls.Egress;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Lets a Qdrant server hold the passages.</summary>
internal static class QdrantServiceCollectionExtensions
{
    /// <summary>Adds the index over Qdrant in place of the host's own. Needs an <see cref="EgressConnector"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddQdrant(this IServiceCollection services, MemoryOptions memory)
    {
        var options = memory.Qdrant;
        services.TryAddSingleton(provider => new QdrantConnection(options, provider.GetRequiredService<EgressConnector>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IPassageIndex>(provider => new QdrantPassageIndex(
            provider.GetRequiredService<QdrantConnection>(),
            options,
            new RankingOptions(),
            compounds => new GermanAnalyzer(compounds, SynonymList.BuiltIn),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QdrantPassageIndex>>()) { Kept = provider.GetRequiredService<IKeptVectors>(), KnownWords = () => HunspellWords.Read(memory.SpellingDictionary), Synonyms = provider.GetRequiredService<CitySynonyms>().Of });
        services.TryAddSingleton(provider => new QdrantInspector(provider.GetRequiredService<QdrantConnection>(), options, provider.GetRequiredService<IPassageIndex>(), provider.GetRequiredService<IKeptVectors>()));
        return services;
    }
}
