using Assistant.Memory.German;

namespace Assistant.Memory.Indexing.Qdrant.State;

/// <summary>The most frequent terms of a collection as they were when it was built; Qdrant has no list of its own. Immutable and thread-safe.</summary>
internal sealed class LearnedVocabulary : IVocabulary
{
    /// <summary>How many terms are kept at most: rarer ones are hardly what a misspelt word was meant to be.</summary>
    public const int MaxTerms = 300_000;

    private readonly Dictionary<string, long> _frequencies;
    private readonly ILookup<(char First, int Length), string> _byForm;

    /// <param name="frequencies">Terms, each with the number of passages it stands in.</param>
    /// <param name="passages">How many passages there were.</param>
    public LearnedVocabulary(IEnumerable<KeyValuePair<string, long>> frequencies, long passages)
    {
        Passages = passages;
        _frequencies = new Dictionary<string, long>(
            frequencies.Where(term => term.Key.Length > 0).OrderByDescending(term => term.Value).ThenBy(term => term.Key, StringComparer.Ordinal).Take(MaxTerms),
            StringComparer.Ordinal);
        _byForm = _frequencies.Keys.ToLookup(term => (term[0], term.Length));
    }

    public static LearnedVocabulary Empty { get; } = new([], 0);

    public long Passages { get; }

    public IReadOnlyDictionary<string, long> Terms => _frequencies;

    public long Frequency(string term) => _frequencies.GetValueOrDefault(term);

    public IEnumerable<string> Near(string term, int edits) => term.Length == 0
        ? []
        : Enumerable.Range(term.Length - edits, 2 * edits + 1).SelectMany(length => _byForm[(term[0], length)]).Where(other => EditDistance.IsWithin(term, other, edits));
}
