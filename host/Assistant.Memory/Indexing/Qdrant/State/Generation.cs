using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Terms;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>
/// A collection with the analysis that its passages were written with. Searches name the collection that the alias stood for when they began to,
/// so that a question is never analysed by one generation and asked of another. Immutable.
/// </summary>
internal sealed class Generation
{
    public Generation(string collection, CollectionMetadata metadata, LearnedWords words, Func<CompoundDictionary, GermanAnalyzer> analyzers, RankingOptions weights)
    {
        Collection = collection;
        Metadata = metadata;
        Words = words;
        Analyzer = analyzers(words.Compounds);
        Terms = new TermReader(Analyzer);
        Vectors = new PassageVectors(weights, metadata);
    }

    public string Collection { get; }

    public CollectionMetadata Metadata { get; }

    public LearnedWords Words { get; }

    public GermanAnalyzer Analyzer { get; }

    public TermReader Terms { get; }

    public PassageVectors Vectors { get; }

    /// <summary>A question as the collection is asked for it.</summary>
    public QuestionVector Read(string question, SynonymList synonyms) => QuestionVector.Of(Analyzer.Analyze(question, Words.Vocabulary, synonyms), Words.Vocabulary);
}
