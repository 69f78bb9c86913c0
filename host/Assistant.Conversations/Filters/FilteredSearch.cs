using Assistant.Conversations.Questions;
using Assistant.Conversations.Sources;
using Assistant.Conversations.Turns;
using Assistant.Memory.German;
using Assistant.Memory.Indexing;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Filters;

/// <summary>
/// Searches under the filters of a turn. What the person set holds; what the question only implies must not lose what it asks for, so it is
/// left out, with a sentence, where the search without it finds what clearly fits better. Thread-safe.
/// </summary>
internal sealed class FilteredSearch(PassageSearch search, ImpliedFilters implied, RelevanceGate gate, GermanText german)
{
    private const int Hits = 24;
    private const int HitsPerDocument = 5;

    /// <summary>The share of the coverage without filters that hits with implied ones must reach. Measured on the demo's questions: none is answered worse than without.</summary>
    private const double MinShare = 0.8;

    /// <summary>Searches.</summary>
    /// <param name="question">The question.</param>
    /// <param name="terms">Its words.</param>
    /// <param name="completed">Its text, completed where it leans on others.</param>
    /// <param name="today">Today in the city.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<TurnHits> SearchAsync(Question question, QuestionTerms terms, string completed, DateOnly today, CancellationToken cancellationToken)
    {
        var read = await implied.ReadAsync(question.Caller, completed, today, question.Culture, cancellationToken);
        IReadOnlyList<ImpliedFilter> kept = [.. read.Where(filter => !question.Filters.Has(filter.Kind) && !question.WithoutImplied.Contains(filter.Kind))];
        var applied = new AppliedFilters { Given = question.Filters.IsEmpty ? null : question.Filters, Implied = kept.Count == 0 ? null : kept };
        var texts = FilterTexts.For(question.Culture);

        var wide = await FindAsync(question, question.Filters, [], terms, cancellationToken);
        if (kept.Count > 0)
        {
            var narrow = await FindAsync(question, question.Filters, kept, terms, cancellationToken);
            if (wide.Distinct.Count == 0 || (narrow.Relevance.IsGiven && FitsAsWell(narrow.Distinct, wide.Distinct, Others(terms, kept))))
                return new TurnHits(narrow.Distinct, applied, narrow.Relevance);
            applied = applied with { Relaxed = true, Sentence = texts.Relaxed(string.Join(", ", kept.Select(filter => filter.Label))) };
        }

        if (applied.Given is not null && !wide.Relevance.IsGiven && (await FindAsync(question, SearchFilters.None, [], terms, cancellationToken)).Relevance.IsGiven)
            applied = applied with { Sentence = texts.NothingWithFilters(question.Filters.Describe(question.Culture)) };
        return new TurnHits(wide.Distinct, applied, wide.Relevance);
    }

    /// <summary>How the documents of what was found stand to others that the person may see.</summary>
    /// <param name="question">The question.</param>
    /// <param name="found">What the search found.</param>
    /// <param name="ofTools">What tools found beside.</param>
    public SourceRelations Relations(Question question, IReadOnlyList<DistinctHit> found, IReadOnlyList<Hit> ofTools)
    {
        IReadOnlyList<DistinctHit> all = [.. found, .. DistinctHits.Of(ofTools)];
        return new SourceRelations(all, search.Newer(question.Caller, [.. all.Select(distinct => distinct.Hit.Document.DocumentId).Distinct(StringComparer.Ordinal)]));
    }

    private bool FitsAsWell(IReadOnlyList<DistinctHit> narrow, IReadOnlyList<DistinctHit> wide, QuestionTerms terms) => Judge(narrow, terms).Coverage >= MinShare * Judge(wide, terms).Coverage;

    private Relevance Judge(IReadOnlyList<DistinctHit> found, QuestionTerms terms) => gate.Judge([.. found.Select(distinct => distinct.Hit)], terms);

    // The words that name the filter stand in whatever fits it: what counts is the matter.
    private QuestionTerms Others(QuestionTerms terms, IReadOnlyList<ImpliedFilter> kept)
    {
        var named = german.TermSet(string.Join(' ', kept.SelectMany(filter => (filter.Filters.Committee ?? []).Append(filter.Label))));
        var others = terms.All.Where(term => !named.Contains(term.Term)).ToList();
        return others.Exists(term => term.IsNoun) ? new QuestionTerms(others, terms.Expected, terms.SearchText) { Passages = terms.Passages } : terms;
    }

    private async Task<(IReadOnlyList<DistinctHit> Distinct, Relevance Relevance)> FindAsync(
        Question question, SearchFilters given, IReadOnlyList<ImpliedFilter> kept, QuestionTerms terms, CancellationToken cancellationToken)
    {
        var query = new RetrievalQuery(terms.SearchText) { Count = Hits, PerDocument = HitsPerDocument, Since = given.Since, Until = given.Until, Facets = given.Facets };
        var more = kept.Aggregate(SearchFilters.None, (all, filter) => all.And(filter.Filters));
        var found = await search.SearchDistinctAsync(question.Caller, query, more.ToDocumentFilter(), cancellationToken);
        return (found, Judge(found, terms));
    }
}
