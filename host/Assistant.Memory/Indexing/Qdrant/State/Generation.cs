using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Terms;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>
/// A collection with the analysis that its passages were written with. Searches name the collection that the alias stood for when they began to,
/// so that a question is never analysed by one generation and asked of another. Immutable.
/// </summary>
internal sealed class Generation
{
    public Generation(string collection, CollectionMetadata metadata, LearnedWords words, SynonymList synonyms, TermWeights weights)
    {
        Collection = collection;
        Metadata = metadata;
        Words = words;
        Analyzer = new GermanAnalyzer(words.Compounds, synonyms);
        Terms = new TermReader(Analyzer);
        Vectors = new PassageVectors(weights, metadata);
    }

    public string Collection { get; }

    public CollectionMetadata Metadata { get; }

    public LearnedWords Words { get; }

    public GermanAnalyzer Analyzer { get; }

    public TermReader Terms { get; }

    public PassageVectors Vectors { get; }
}
