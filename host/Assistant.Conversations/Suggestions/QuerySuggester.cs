using Assistant.Conversations.Questions;
using Assistant.Conversations.Texts;
using Assistant.Memory.German;
using Assistant.Memory.Retrieval;
using Assistant.PluginHosting;
using Assistant.Sdk;

namespace Assistant.Conversations.Suggestions;

/// <summary>
/// Two or three questions that find something: the question's own words without those that stand nowhere, the titles nearest to it, what
/// the skills give as examples, and where all that is not enough, titles of what the city has. Each is tried before it is offered, on behalf
/// of the caller, so that nothing shows that the caller may not see. Thread-safe.
/// </summary>
internal sealed class QuerySuggester(GermanText german, PassageSearch search, SuggestionCheck check, IPluginCatalog plugins)
{
    private const int Enough = 3;
    private const int Wanted = 2;
    private const int MaxTitles = 4;
    private const int MaxExamples = 8;
    private const int MaxTitleLength = 90;

    /// <summary>The suggestions, most useful first; fewer than two only where the caller may see next to nothing.</summary>
    /// <param name="subject">The question.</param>
    /// <param name="hits">What search found for it, best first.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<string>> SuggestAsync(Subject subject, IReadOnlyList<Hit> hits, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var tried = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { subject.Question.Text.Trim() };
        await AddAsync(Near(subject, hits), Enough);
        if (found.Count < Wanted)
            await AddAsync(Examples(subject).Take(MaxExamples), Enough);
        if (found.Count < Wanted)
            await AddAsync(Titles(subject, await OfTheCityAsync(subject, cancellationToken)), Enough);
        return found;

        async Task AddAsync(IEnumerable<string> candidates, int count)
        {
            foreach (var candidate in candidates)
            {
                if (found.Count >= count)
                    break;
                if (tried.Add(candidate) && await check.FindsAsync(subject.Question, candidate, cancellationToken))
                    found.Add(candidate);
            }
        }
    }

    private IEnumerable<string> Near(Subject subject, IReadOnlyList<Hit> hits)
    {
        var texts = AnswerTexts.For(subject.Question.Culture);
        var known = subject.Terms.All.Where(term => term.Passages > 0 && (term.IsNoun || term.Role == WordRole.Time)).ToList();
        var isShorter = known.Count < subject.Terms.All.Count || known.Any(term => term.Meant != term.Word);
        if (isShorter && known.Any(term => term.IsNoun))
            yield return texts.SuggestedWords([.. known.Select(term => term.Meant)]);
        // A title that shares a noun with the question is near; the others come only where there is none such.
        var titles = hits.DistinctBy(hit => hit.Document.DocumentId)
            .Select(hit => (Hit: hit, Coverage: subject.Terms.NounCoverageIn(german.TermSet(hit.Document.Title))))
            .OrderByDescending(title => title.Coverage).ToList();
        foreach (var title in Titles(subject, [.. titles.Where(title => title.Coverage > 0 || titles[0].Coverage <= 0).Select(title => title.Hit)]))
            yield return title;
    }

    private static IEnumerable<string> Titles(Subject subject, IReadOnlyList<Hit> hits) => hits.DistinctBy(hit => hit.Document.Title, StringComparer.OrdinalIgnoreCase)
        .Where(hit => !string.IsNullOrWhiteSpace(hit.Document.Title)).Take(MaxTitles)
        .Select(hit => AnswerTexts.For(subject.Question.Culture).SuggestedTitle(Shortened(hit.Document.Title)));

    // Of the nearest skill first, then one of each other in turn.
    private IEnumerable<string> Examples(Subject subject)
    {
        var isEnglish = subject.Question.Culture.TwoLetterISOLanguageName == "en";
        var skills = plugins.GetSkills(subject.Question.City.Id).Select(skill => skill.Manifest.Examples.Where(example => SkillExamples.IsEnglish(example) == isEnglish).ToList()).ToList();
        var longest = skills.Select(examples => examples.Count).DefaultIfEmpty(0).Max();
        return (subject.Skill?.Examples.Where(example => SkillExamples.IsEnglish(example) == isEnglish) ?? [])
            .Concat(Enumerable.Range(0, longest).SelectMany(at => skills.Where(examples => at < examples.Count).Select(examples => examples[at])));
    }

    private Task<IReadOnlyList<Hit>> OfTheCityAsync(Subject subject, CancellationToken cancellationToken) =>
        search.SearchAsync(subject.Question.Caller, new RetrievalQuery(AnswerTexts.For(subject.Question.Culture).UsualTopics) { Count = MaxTitles * 2 }, cancellationToken);

    private static string Shortened(string title)
    {
        var plain = title.ReplaceLineEndings(" ").Trim(' ', '„', '“', '"');
        if (plain.Length <= MaxTitleLength)
            return plain;
        var end = plain.LastIndexOf(' ', MaxTitleLength);
        return plain[..(end > 0 ? end : MaxTitleLength)];
    }
}
