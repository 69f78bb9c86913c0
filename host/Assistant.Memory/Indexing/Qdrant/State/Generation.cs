using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>
/// A collection with the analysis that its passages were written with, for each city its own: no word that only another city writes changes how a compound is
/// split or a spelling corrected. Searches name the collection that the alias stood for when they began to, so that a question is never analysed by one
/// generation and asked of another. Immutable.
/// </summary>
internal sealed class Generation(
    string collection, CollectionMetadata metadata, IReadOnlyDictionary<string, LearnedWords> words, Func<CompoundDictionary, GermanAnalyzer> analyzers, RankingOptions weights)
{
    private readonly Dictionary<string, CityTerms> _cities = words.ToDictionary(
        city => city.Key, city => new CityTerms(metadata.Cities[city.Key], city.Value, analyzers, weights), StringComparer.Ordinal);

    private readonly CityTerms _others = CityTerms.Unlearned(analyzers, weights);

    public string Collection => collection;

    public CollectionMetadata Metadata => metadata;

    /// <summary>How the texts of a city are analysed here.</summary>
    public CityTerms Of(string cityId) => _cities.GetValueOrDefault(cityId, _others);
}
