using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>
/// Writes passages as sparse vectors whose dot product with a question’s, once the server has multiplied the question’s values with the inverse document
/// frequency, is BM25 over weighted fields (Robertson and Zaragoza 2009, section 3.6), as in <see cref="RankingOptions"/>. Immutable.
/// </summary>
/// <param name="weights">What a term counts. It stands in the index: other values need a new one.</param>
/// <param name="lengths">The mean lengths of title, heading and text.</param>
internal sealed class PassageVectors(RankingOptions weights, CollectionMetadata lengths)
{
    /// <summary>To be part of the index’s version.</summary>
    public static string Version(RankingOptions weights) =>
        FormattableString.Invariant($"{weights.K1}/{weights.TextB}/{weights.HeadingB}/{weights.TitleB}/{weights.TextWeight}/{weights.HeadingWeight}/{weights.TitleWeight}/{weights.PartWeight}");

    /// <summary>The vector of a passage.</summary>
    /// <returns>Its indices in rising order.</returns>
    public SparseVector OfPassage(FieldTerms title, FieldTerms heading, FieldTerms text)
    {
        var frequencies = new SortedDictionary<uint, double>();
        Add(frequencies, title, weights.TitleWeight, weights.TitleB, lengths.TitleLength);
        Add(frequencies, heading, weights.HeadingWeight, weights.HeadingB, lengths.HeadingLength);
        Add(frequencies, text, weights.TextWeight, weights.TextB, lengths.TextLength);
        return new SparseVector([.. frequencies.Keys], [.. frequencies.Values.Select(frequency => (float)(frequency * (weights.K1 + 1) / (weights.K1 + frequency)))]);
    }

    private void Add(SortedDictionary<uint, double> frequencies, FieldTerms field, double weight, double b, double meanLength)
    {
        var norm = 1 - b + b * field.Length / Math.Max(meanLength, 1);
        foreach (var occurrence in field.Occurrences)
            frequencies[occurrence.Index] = frequencies.GetValueOrDefault(occurrence.Index) + weight * (occurrence.IsPart ? weights.PartWeight : 1) / norm;
    }
}
