using Assistant.Memory.Evaluation;
using Assistant.Memory.Extraction;
using Assistant.Memory.German;
using Assistant.Memory.Indexing;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Memory.Retrieval;
using Assistant.Memory.Splitting;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Memory;

/// <summary>The composition root of the room.</summary>
public static class MemoryServiceCollectionExtensions
{
    /// <summary>
    /// Adds the way from documents to hits, in the order in which documents pass. Needs a <see cref="SqliteDatabase"/>, a
    /// <see cref="DataDirectory"/> and a <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Settings of the room.</param>
    public static IServiceCollection AddMemory(this IServiceCollection services, MemoryOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Extraction);
        services.AddSingleton(provider => new WorkDirectory(provider.GetRequiredService<DataDirectory>().File("work")));
        services.AddSingleton<FileFetcher>();
        services.TryAddSingleton<ITextExtractor, TextExtractor>();
        services.TryAddSingleton<IPassageSplitter, PassageSplitter>();
        services.AddSingleton<FilePreparer>();
        services.AddSingleton<DocumentLedger>();
        services.AddSingleton<SourceLedger>();
        services.AddSingleton<DocumentPreparer>();
        services.AddSingleton<GermanAnalyzer>();
        services.AddSingleton(provider => new GermanText(provider.GetRequiredService<GermanAnalyzer>()));
        services.TryAddSingleton<IPassageIndex, SqlitePassageIndex>();
        services.AddSingleton(provider => new Synchronizer(
            provider.GetRequiredService<SourceLedger>(),
            provider.GetRequiredService<DocumentLedger>(),
            provider.GetRequiredService<DocumentPreparer>(),
            provider.GetRequiredService<IPassageIndex>(),
            options,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PassageReader>();
        services.AddSingleton<PassageArchive>();
        services.AddSingleton(provider => new PassageSearch(
            provider.GetRequiredService<IPassageIndex>(),
            provider.GetRequiredService<PassageReader>(),
            provider.GetRequiredService<GermanText>()));
        services.AddSingleton(provider => new LedgerReport(provider.GetRequiredService<SqliteDatabase>()));
        services.AddSingleton(provider => new IndexReport(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<IPassageIndex>()));
        services.AddSingleton<Evaluator>();
        return services;
    }
}
