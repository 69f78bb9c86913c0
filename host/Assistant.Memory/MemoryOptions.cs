using Assistant.Memory.Embedding;
using Assistant.Memory.Extraction;
using Assistant.Memory.Files;
using Assistant.Memory.Indexing.Qdrant;

namespace Assistant.Memory;

/// <summary>Settings of the room. Immutable.</summary>
public sealed record MemoryOptions
{
    /// <summary>
    /// How many documents are under way at a time. Default: 8, since most of the time is spent waiting for servers, whose own limits hold
    /// all the same.
    /// </summary>
    public int DocumentsAtATime { get; init; } = 8;

    /// <summary>
    /// How many files are read at a time, each by a child process. Default: the number of processors and one more, since between the end of a child
    /// and the start of the next a processor would be idle (an eighth of the time on two).
    /// </summary>
    public int ExtractionsAtATime { get; init; } = Environment.ProcessorCount + 1;

    /// <summary>
    /// A spelling dictionary of Hunspell (<c>.dic</c>), which helps to find the parts of compounds; one that is not there is no matter. Default: where Debian's
    /// package hunspell-de-de has it.
    /// </summary>
    public string SpellingDictionary { get; init; } = "/usr/share/hunspell/de_DE.dic";

    /// <summary>
    /// A thesaurus of MyThes (<c>th_de_DE_v2.dat</c> of Debian's package mythes-de), whose synonyms count a little beside the words of a question. It
    /// finds more, and a search takes twice as long. Default: none.
    /// </summary>
    public string? Thesaurus { get; init; }

    /// <summary>What means the same in a city, beside what any council says: city → lines such as <c>VBK = Verkehrsbetriebe</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Synonyms { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>How files are fetched and kept for reading.</summary>
    public FileCacheOptions Files { get; init; } = new();

    /// <summary>Limits of extraction.</summary>
    public ExtractionOptions Extraction { get; init; } = new();

    /// <summary>How passages are embedded.</summary>
    public EmbeddingOptions Embedding { get; init; } = new();

    /// <summary>The Qdrant server that holds the passages. Default: none; they lie in the host's own index.</summary>
    public QdrantOptions Qdrant { get; init; } = new();
}
