using Assistant.Conversations.Turns;
using Assistant.Memory.German;
using Assistant.Memory.Retrieval;

namespace Assistant.Conversations.Questions;

/// <summary>Weighs the words of a question by what the index holds of them. Thread-safe.</summary>
internal sealed class QuestionReader(PassageSearch search, SpellingReader spelling, CompoundReader compounds, GermanText german)
{
    /// <summary>The city's own name stands everywhere and tells nothing apart.</summary>
    private const double CityNameFactor = 0.1;

    /// <summary>What an unknown word counts where it may be slang, a verb, or an abbreviation that the documents write out.</summary>
    private const double UncertainFactor = 0.5;

    /// <summary>Reads the question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="text">Its text without the names of plugins.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<QuestionTerms> ReadAsync(Question question, string text, CancellationToken cancellationToken)
    {
        var words = await search.WordsAsync(question.Caller, text, cancellationToken);
        var unknown = words.Where(word => word.Passages == 0).Select(word => word.Word).ToList();
        var meant = await spelling.MeantAsync(question.Caller, unknown, cancellationToken);
        var parts = await compounds.PartsAsync(question.Caller, [.. unknown.Where(word => !meant.ContainsKey(word))], cancellationToken);
        var passages = search.CountPassages(question.Caller);
        var roles = new WordRoles(text);
        var cityName = german.TermSet(question.City.Name.De);

        var terms = words.Select(word =>
        {
            var role = roles.Of(word.Word);
            var found = meant.GetValueOrDefault(word.Word, word);
            var isCertain = found.Passages > 0 || (roles.HasCapitals && !IsAbbreviation(word.Word));
            var weight = Rarity(found.Passages, passages) * (cityName.Contains(word.Term) ? CityNameFactor : Factor(role) * (isCertain ? 1 : UncertainFactor));
            return new QuestionTerm(word.Word, found.Term, found.Passages, role, weight)
            {
                Meant = found.Word,
                IsCertain = isCertain,
                Parts = [.. parts.GetValueOrDefault(word.Word, []).Select(part => part.Term)],
            };
        }).DistinctBy(term => term.Term, StringComparer.Ordinal).ToList();
        var more = meant.Values.Concat(parts.Values.SelectMany(found => found)).Select(word => word.Word);
        return new QuestionTerms(terms, ExpectedAnswers.Of(text), string.Join(' ', [text, .. more])) { Passages = passages };
    }

    /// <summary>Inverse document frequency as in BM25 (Robertson and Zaragoza 2009).</summary>
    private static double Rarity(long found, long passages) => Math.Log(1 + ((passages - found + 0.5) / (found + 0.5)));

    private static double Factor(WordRole role) => role switch
    {
        WordRole.Topic => 1,
        WordRole.Place => 0.6,
        _ => 0.4,
    };

    // “HFA”, “GrSt”, “OZG”.
    private static bool IsAbbreviation(string word) => word.Length <= 6 && word.Count(char.IsUpper) >= 2;
}
