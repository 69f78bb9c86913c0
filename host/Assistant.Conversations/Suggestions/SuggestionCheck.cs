using Assistant.Conversations.Questions;
using Assistant.Conversations.Turns;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Suggestions;

/// <summary>Whether a question that is to be suggested finds something for the person who gets it. Thread-safe.</summary>
internal sealed class SuggestionCheck(PassageSearch search, QuestionReader reader, RelevanceGate gate)
{
    private const int Looked = 5;

    /// <summary>Surer than an answer must be: a suggestion that leads nowhere is worse than none.</summary>
    private const double MinCoverage = 0.5;

    /// <summary>Whether the suggestion finds passages that speak of what it asks for.</summary>
    /// <param name="asked">The question that was asked; the person and the city are the same.</param>
    /// <param name="suggestion">The question to suggest.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<bool> FindsAsync(Question asked, string suggestion, CancellationToken cancellationToken)
    {
        var terms = await reader.ReadAsync(asked with { Text = suggestion }, suggestion, cancellationToken);
        if (terms.All.Count == 0)
            return false;
        var hits = await search.SearchAsync(asked.Caller, new RetrievalQuery(terms.SearchText) { Count = Looked }, cancellationToken);
        return gate.Judge(hits, terms) is { IsGiven: true, Coverage: >= MinCoverage };
    }
}
