using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Qdrant.Terms;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>How the texts of a city are analysed in a collection: by its own words, and measured by its own lengths. Immutable.</summary>
internal sealed class CityTerms
{
    // Of a city that nothing was learned of; only BM25’s normalisation by length depends on it until the index is built from the ledger.
    private static readonly CityMetadata s_unlearned = new() { TextLength = 80, HeadingLength = 4, TitleLength = 8, DocumentLength = 400 };

    private readonly LearnedVocabulary _vocabulary;

    public CityTerms(CityMetadata lengths, LearnedWords words, Func<CompoundDictionary, GermanAnalyzer> analyzers, RankingOptions weights)
    {
        Analyzer = analyzers(words.Compounds);
        _vocabulary = words.Vocabulary;
        Terms = new TermReader(Analyzer);
        Vectors = new PassageVectors(weights, lengths);
    }

    public GermanAnalyzer Analyzer { get; }

    public TermReader Terms { get; }

    public PassageVectors Vectors { get; }

    /// <summary>Of a city that nothing was learned of yet.</summary>
    public static CityTerms Unlearned(Func<CompoundDictionary, GermanAnalyzer> analyzers, RankingOptions weights) => new(s_unlearned, LearnedWords.None, analyzers, weights);

    /// <summary>A question as the city’s passages are asked for it, and as they are read for it then.</summary>
    public (QuestionVector Vector, QuestionWords Words) Read(string text, SynonymList synonyms)
    {
        var question = Analyzer.Analyze(text, _vocabulary, synonyms);
        return (QuestionVector.Of(question, _vocabulary), QuestionWords.Of(question, QuotedPhrase.In(text, Analyzer), _vocabulary));
    }
}
