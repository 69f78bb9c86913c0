using Assistant.Memory.German;
using Assistant.Memory.Indexing.Qdrant.Api;

namespace Assistant.Memory.Indexing.Qdrant.Terms;

/// <summary>
/// A question as a sparse vector. A passage that holds both a word and what may stand in its place is given both: a dot product knows no “best of”. The
/// collection’s vocabulary says which words are common; until it has one, none is. Immutable.
/// </summary>
/// <param name="Terms">Its terms with their weights, before the server multiplies them with the inverse document frequency.</param>
/// <param name="Driving">The terms that find a passage; the others only count in its rank.</param>
internal sealed record QuestionVector(SparseVector Terms, IReadOnlyList<uint> Driving)
{
    private const int EnoughWords = 4;

    public bool IsEmpty => Terms.Indices.Count == 0;

    /// <summary>Whether each term finds passages.</summary>
    public bool DrivesByAll => Driving.Count == Terms.Indices.Count;

    public static QuestionVector Of(Question question, IVocabulary vocabulary)
    {
        var values = new SortedDictionary<uint, double>();
        foreach (var term in question.Terms)
        {
            Add(term.Term, term.Weight);
            var known = vocabulary.Frequency(term.Term);
            foreach (var other in term.Alternatives)
            {
                // A rare synonym says no more than the word that was asked for, where that is known.
                var excess = known > 0 ? Math.Min(1, Rarity(vocabulary.Passages, known) / Rarity(vocabulary.Passages, vocabulary.Frequency(other.Term))) : 1;
                Add(other.Term, term.Weight * other.Weight * excess);
            }
        }

        return new QuestionVector(
            new SparseVector([.. values.Keys], [.. values.Values.Select(value => (float)value)]),
            [.. Drivers(question, vocabulary).SelectMany(Indices).Distinct()]);

        void Add(string term, double weight)
        {
            var index = TermIndex.Of(term);
            values[index] = Math.Max(values.GetValueOrDefault(index), weight);
        }
    }

    /// <summary>As the host’s own index does: a word in more than half of all passages, or in more than a quarter beside enough rarer ones, finds nothing by itself.</summary>
    private static List<QuestionTerm> Drivers(Question question, IVocabulary vocabulary)
    {
        var drivers = new List<QuestionTerm>();
        foreach (var (term, frequency) in question.Terms.Select(term => (term, Frequency: Frequency(term, vocabulary))).OrderBy(entry => entry.Frequency))
        {
            if (drivers.Exists(driver => Frequency(driver, vocabulary) > 0) && frequency > (drivers.Count >= EnoughWords ? vocabulary.Passages / 4 : vocabulary.Passages / 2))
                break;
            drivers.Add(term);
        }

        return drivers;
    }

    private static long Frequency(QuestionTerm term, IVocabulary vocabulary) => vocabulary.Frequency(term.Term) + term.Alternatives.Sum(other => vocabulary.Frequency(other.Term));

    private static IEnumerable<uint> Indices(QuestionTerm term) => term.Alternatives.Select(other => TermIndex.Of(other.Term)).Prepend(TermIndex.Of(term.Term));

    /// <summary>The inverse document frequency, never negative.</summary>
    public static double Rarity(long passages, long frequency) => Math.Log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}
