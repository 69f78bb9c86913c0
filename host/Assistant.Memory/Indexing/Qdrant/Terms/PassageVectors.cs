using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>
/// Writes passages and questions as sparse vectors whose dot product, once the server has multiplied the question's values with the inverse document
/// frequency, is BM25. Immutable.
/// </summary>
/// <param name="weights">What a term counts.</param>
/// <param name="lengths">The mean lengths of title, heading and text.</param>
internal sealed class PassageVectors(TermWeights weights, CollectionMetadata lengths)
{
    /// <summary>The vector of a passage.</summary>
    /// <returns>Its indices in rising order.</returns>
    public SparseVector OfPassage(FieldTerms title, FieldTerms heading, FieldTerms text)
    {
        var frequencies = new SortedDictionary<uint, double>();
        Add(frequencies, title, weights.TitleWeight, weights.HeadB, lengths.TitleLength);
        Add(frequencies, heading, weights.HeadingWeight, weights.HeadB, lengths.HeadingLength);
        Add(frequencies, text, 1, weights.TextB, lengths.TextLength);
        return new SparseVector([.. frequencies.Keys], [.. frequencies.Values.Select(frequency => (float)(frequency * (weights.K1 + 1) / (weights.K1 + frequency)))]);
    }

    /// <summary>
    /// The vector of a question. A passage that holds both a word and what may stand in its place is given both: a dot product knows no “best of”.
    /// </summary>
    public static SparseVector OfQuestion(Question question)
    {
        var values = new SortedDictionary<uint, double>();
        foreach (var term in question.Terms)
        {
            Add(values, term.Term, term.Weight);
            foreach (var other in term.Alternatives)
                Add(values, other.Term, term.Weight * other.Weight);
        }

        return new SparseVector([.. values.Keys], [.. values.Values.Select(value => (float)value)]);
    }

    private static void Add(SortedDictionary<uint, double> values, string term, double weight)
    {
        var index = TermIndex.Of(term);
        values[index] = Math.Max(values.GetValueOrDefault(index), weight);
    }

    private void Add(SortedDictionary<uint, double> frequencies, FieldTerms field, double weight, double b, double meanLength)
    {
        var norm = meanLength > 0 ? 1 - b + b * field.Length / meanLength : 1;
        foreach (var occurrence in field.Occurrences)
            frequencies[occurrence.Index] = frequencies.GetValueOrDefault(occurrence.Index) + weight * (occurrence.IsPart ? weights.PartWeight : 1) / norm;
    }
}
