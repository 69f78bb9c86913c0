using Assistant.Memory.Retrieval;

namespace Assistant.Conversations.Answers;

/// <summary>How much each word of a question says: the rarer, the more (inverse document frequency as in BM25).</summary>
internal sealed class TermWeights
{
    private readonly Dictionary<string, double> _weights;

    public TermWeights(IReadOnlyList<QuestionWord> words, long passages)
    {
        Words = words;
        _weights = words.ToDictionary(word => word.Term, word => Math.Log(1 + ((passages - word.Passages + 0.5) / (word.Passages + 0.5))), StringComparer.Ordinal);
        Total = _weights.Values.Sum();
    }

    public IReadOnlyList<QuestionWord> Words { get; }

    public IReadOnlyCollection<string> Terms => _weights.Keys;

    public double Total { get; }

    public double Of(string term) => _weights.GetValueOrDefault(term);
}
