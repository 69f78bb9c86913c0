using Assistant.Memory.Retrieval;

namespace Assistant.Conversations.Questions;

/// <summary>The words of a question with their weights, and what kind of answer it asks for. Immutable.</summary>
/// <param name="All">The words in the order of the question, each once.</param>
/// <param name="Expected">The kind of answer.</param>
/// <param name="SearchText">What the index is asked: the question, and the parts of compounds that stand nowhere.</param>
internal sealed record QuestionTerms(IReadOnlyList<QuestionTerm> All, ExpectedAnswer Expected, string SearchText)
{
    /// <summary>How many passages the person who asks may see.</summary>
    public long Passages { get; init; }

    /// <summary>The sum of the weights.</summary>
    public double Total { get; } = All.Sum(term => term.Weight);

    /// <summary>As <see cref="CoverageIn"/>, of the nouns, names and numbers alone; of all words where there are none.</summary>
    /// <param name="terms">The terms of the text.</param>
    public double NounCoverageIn(IReadOnlySet<string> terms)
    {
        var nouns = All.Where(term => term.IsNoun).ToList();
        var total = nouns.Sum(term => term.Weight);
        return total <= 0 ? CoverageIn(terms) : nouns.Sum(term => term.Weight * term.MatchIn(terms)) / total;
    }

    /// <summary>From 0 to 1: the share of the question's weight that a text speaks of.</summary>
    /// <param name="terms">The terms of the text.</param>
    public double CoverageIn(IReadOnlySet<string> terms) => Total <= 0 ? 0 : All.Sum(term => term.Weight * term.MatchIn(terms)) / Total;
}
