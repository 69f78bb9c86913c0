using System.Globalization;
using Assistant.Memory.Indexing.Qdrant.State;

namespace Assistant.Memory.Indexing.Qdrant;

/// <summary>Why an index is to be built anew from the ledger.</summary>
internal static class RebuildReasons
{
    // Texts more than twice what the dictionary was learned from are other texts.
    private const int Growth = 2;

    /// <summary>The reason; <see langword="null"/> where there is none.</summary>
    /// <param name="generation">What is there.</param>
    /// <param name="passages">How many passages each city has.</param>
    /// <param name="version">The version that it should have.</param>
    /// <param name="alias">The alias.</param>
    public static string? Of(Generation? generation, IReadOnlyDictionary<string, long> passages, string version, string alias) => generation switch
    {
        null => $"The alias {alias} stands for no collection on the Qdrant server yet.",
        { Metadata.Version: "" } => $"The collection {generation.Collection} behind the alias {alias} was not made by this program.",
        _ when generation.Metadata.Version != version => "The index was built by another version of the program, which analysed texts in another way.",
        _ => passages.Select(city => Grown(city.Key, city.Value, generation.Metadata.Cities.GetValueOrDefault(city.Key)?.Passages ?? 0)).FirstOrDefault(reason => reason is not null),
    };

    private static string? Grown(string city, long passages, long learned) => passages <= Growth * learned
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"The index has grown to {passages} passages of {city}; the words that compounds are made of were learned from {learned}.");
}
