using Assistant.Memory.Documents;
using Assistant.Memory.Embedding;
using Assistant.Memory.Evaluation;
using Assistant.Memory.Extraction;
using Assistant.Memory.Files;
using Assistant.Memory.German;
using Assistant.Memory.German.Compounds;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Indexing.Segments;
using Assistant.Memory.Indexing.Segments.Storage;
using Assistant.Memory.Indexing.Texts;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Memory.Retrieval;
using Assistant.Memory.Splitting;
using Assistant.Storage.Directories;
using Assistant.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

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
        services.AddSingleton(new CitySynonyms(options.Synonyms, options.Thesaurus));
        if (options.Qdrant.IsOn)
            services.AddQdrant(options);
        services.TryAddSingleton<IPassageIndex>(provider => new SegmentPassageIndex(
            new IndexFolder(provider.GetRequiredService<DataDirectory>().File("index")),
            new SegmentIndexOptions { KnownWords = () => HunspellWords.Read(options.SpellingDictionary), Synonyms = provider.GetRequiredService<CitySynonyms>().Of },
            compounds => new GermanAnalyzer(compounds, SynonymList.BuiltIn),
            provider.GetRequiredService<ILogger<SegmentPassageIndex>>()));
        services.AddSingleton(provider => new TextIndex(
            provider.GetRequiredService<IPassageSplitter>(), provider.GetRequiredService<IPassageIndex>(), provider.GetRequiredService<CitySynonyms>()));
        services.AddSingleton<DocumentReader>();
        services.TryAddSingleton<IFileClients, NoFileClients>();
        services.AddSingleton(provider => new FileCache(provider.GetRequiredService<DataDirectory>().File("files"), options.Files.MaxBytes, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DocumentFiles(
            provider.GetRequiredService<DocumentReader>(),
            provider.GetRequiredService<FileFetcher>(),
            provider.GetRequiredService<FileCache>(),
            provider.GetRequiredService<IFileClients>(),
            options.Files,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DocumentFiles>>()));
        services.AddSingleton(provider => new IndexRebuilder(provider.GetRequiredService<DocumentLedger>(), provider.GetRequiredService<IPassageIndex>()));
        services.AddSingleton(provider => new Synchronizer(
            provider.GetRequiredService<SourceLedger>(),
            provider.GetRequiredService<DocumentLedger>(),
            provider.GetRequiredService<DocumentPreparer>(),
            provider.GetRequiredService<IPassageIndex>(),
            provider.GetRequiredService<IndexRebuilder>(),
            provider.GetRequiredService<DocumentFiles>(),
            options,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PassageReader>();
        services.AddSingleton<PassageArchive>();
        services.AddEmbedding(options.Embedding);
        services.AddSingleton(provider => new PassageSearch(
            provider.GetRequiredService<IPassageIndex>(),
            provider.GetRequiredService<HybridSearch>(),
            provider.GetRequiredService<PassageReader>(),
            provider.GetRequiredService<GermanText>()));
        services.AddSingleton(provider => new FacetedSearch(
            provider.GetRequiredService<IPassageIndex>(), provider.GetRequiredService<HybridSearch>(), provider.GetRequiredService<PassageReader>()));
        services.AddSingleton(provider => new LedgerReport(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<IPassageIndex>()));
        services.AddSingleton(provider => new IndexReport(
            provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<IPassageIndex>(), provider.GetRequiredService<EmbeddingReport>()));
        services.AddSingleton(provider => new SourceReport(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Evaluator>();
        return services;
    }
}
