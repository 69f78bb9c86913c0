using Assistant.Conversations.Turns;
using Assistant.Memory.German;
using Assistant.Memory.Retrieval;

namespace Assistant.Conversations.Questions;

/// <summary>Weighs the words of a question by what the index holds of them. Thread-safe.</summary>
internal sealed class QuestionReader(PassageSearch search, CompoundReader compounds, GermanText german)
{
    /// <summary>The city's own name stands everywhere and tells nothing apart.</summary>
    private const double CityNameFactor = 0.1;

    /// <summary>Reads the question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="text">Its text without the names of plugins.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<QuestionTerms> ReadAsync(Question question, string text, CancellationToken cancellationToken)
    {
        var words = await search.WordsAsync(question.Caller, text, cancellationToken);
        var parts = await compounds.PartsAsync(question.Caller, [.. words.Where(word => word.Passages == 0).Select(word => word.Word)], cancellationToken);
        var passages = search.CountPassages(question.City.Id);
        var roles = new WordRoles(text);
        var cityName = german.TermSet(question.City.Name.De);
        var terms = words.Select(word =>
        {
            var role = roles.Of(word.Word);
            var factor = cityName.Contains(word.Term) ? CityNameFactor : Factor(role, word.Passages > 0 || roles.HasCapitals);
            var wordParts = parts.GetValueOrDefault(word.Word, []);
            return new QuestionTerm(word.Word, word.Term, word.Passages, role, factor * Rarity(word.Passages, passages), [.. wordParts.Select(part => part.Term)]);
        }).ToList();
        var more = string.Join(' ', parts.Values.SelectMany(found => found).Select(part => part.Word));
        return new QuestionTerms(terms, ExpectedAnswers.Of(text), more.Length == 0 ? text : $"{text} {more}");
    }

    /// <summary>Inverse document frequency as in BM25 (Robertson and Zaragoza 2009).</summary>
    private static double Rarity(long found, long passages) => Math.Log(1 + ((passages - found + 0.5) / (found + 0.5)));

    private static double Factor(WordRole role, bool isCertain) => role switch
    {
        WordRole.Topic => isCertain ? 1 : 0.5,
        WordRole.Place => 0.6,
        _ => 0.4,
    };
}
