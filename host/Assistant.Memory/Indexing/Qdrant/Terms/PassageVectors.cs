using Assistant.Memory.Indexing.Qdrant.Api;
using Assistant.Memory.Indexing.Segments.Format;
using Assistant.Memory.Indexing.Segments.Searching;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>
/// Writes passages as sparse vectors whose dot product with a question’s, once the server has multiplied the question’s values with the inverse document
/// frequency, is BM25 over weighted fields (Robertson and Zaragoza 2009, section 3.6), as in <see cref="RankingOptions"/>; and whole documents alike. Immutable.
/// </summary>
/// <param name="weights">What a term counts. It stands in the index: other values need a new one.</param>
/// <param name="lengths">The mean lengths of the city.</param>
internal sealed class PassageVectors(RankingOptions weights, CityMetadata lengths)
{
    /// <summary>To be part of the index’s version.</summary>
    public static string Version(RankingOptions weights) =>
        FormattableString.Invariant($"{weights.K1}/{weights.TextB}/{weights.HeadingB}/{weights.TitleB}/{weights.DocumentB}/{weights.TextWeight}/{weights.HeadingWeight}/{weights.TitleWeight}/{weights.PartWeight}");

    /// <summary>The vector of a passage.</summary>
    /// <returns>Its indices in rising order.</returns>
    public SparseVector OfPassage(FieldTerms title, FieldTerms heading, FieldTerms text)
    {
        var frequencies = new SortedDictionary<uint, double>();
        Add(frequencies, title, weights.TitleWeight / Norm(weights.TitleB, Rounded(title.Length), lengths.TitleLength));
        Add(frequencies, heading, weights.HeadingWeight / Norm(weights.HeadingB, Rounded(heading.Length), lengths.HeadingLength));
        Add(frequencies, text, weights.TextWeight / Norm(weights.TextB, Rounded(text.Length), lengths.TextLength));
        return Saturated(frequencies);
    }

    /// <summary>The vector of a document: the words of all its passages together, the title once.</summary>
    /// <returns>Its indices in rising order.</returns>
    public SparseVector OfDocument(FieldTerms title, IReadOnlyList<(FieldTerms Heading, FieldTerms Text)> passages)
    {
        var frequencies = new SortedDictionary<uint, double>();
        var norm = Norm(weights.DocumentB, passages.Sum(passage => passage.Text.Length), lengths.DocumentLength);
        Add(frequencies, title, weights.TitleWeight);
        foreach (var (heading, text) in passages)
        {
            Add(frequencies, heading, weights.HeadingWeight / norm);
            Add(frequencies, text, weights.TextWeight / norm);
        }

        return Saturated(frequencies);
    }

    private void Add(SortedDictionary<uint, double> frequencies, FieldTerms field, double weight)
    {
        foreach (var (term, _) in field.Occurrences)
            frequencies[term.Index] = frequencies.GetValueOrDefault(term.Index) + weight * (term.IsPart ? weights.PartWeight : 1);
    }

    private SparseVector Saturated(SortedDictionary<uint, double> frequencies) =>
        new([.. frequencies.Keys], [.. frequencies.Values.Select(frequency => (float)(frequency * (weights.K1 + 1) / (weights.K1 + frequency)))]);

    private static double Norm(double b, double length, double mean) => 1 - b + b * length / Math.Max(mean, 1);

    // As the host's own index, which keeps a length in one byte.
    private static int Rounded(int length) => LengthCode.Decode(LengthCode.Encode(length));
}
