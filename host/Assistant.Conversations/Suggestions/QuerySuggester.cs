using Assistant.Conversations.Questions;
using Assistant.Memory.German;
using Assistant.Sdk;

namespace Assistant.Conversations.Suggestions;

/// <summary>
/// Two or three questions that would find something: the question's own words without those that stand nowhere, and the titles nearest to
/// it. Made only of these words and of titles that the caller may see. Thread-safe.
/// </summary>
internal sealed class QuerySuggester(GermanText german)
{
    private const int Count = 3;
    private const int MaxTitleLength = 90;

    /// <summary>The suggestions, most useful first; fewer than two where nothing is near.</summary>
    public IReadOnlyList<string> Suggest(Subject subject, IReadOnlyList<Hit> hits)
    {
        var suggestions = new List<string>();
        var known = subject.Terms.All.Where(term => term.Passages > 0 && (term.IsNoun || term.Role == WordRole.Time)).ToList();
        var isShorter = known.Count < subject.Terms.All.Count || known.Any(term => term.Meant != term.Word);
        if (isShorter && known.Count > 1 && known.Any(term => term.IsNoun))
            suggestions.Add(string.Join(' ', known.Select(term => term.Meant)));
        // A title that shares a noun with the question is near; the others come only where there is none such.
        var titles = hits.DistinctBy(hit => hit.Document.DocumentId)
            .Select(hit => (hit.Document.Title, Coverage: subject.Terms.NounCoverageIn(german.TermSet(hit.Document.Title))))
            .OrderByDescending(title => title.Coverage).ToList();
        suggestions.AddRange(titles.Where(title => title.Coverage > 0 || titles is [{ Coverage: <= 0 }, ..]).Select(title => Shortened(title.Title)));
        return
        [
            .. suggestions
                .Where(suggestion => suggestion.Length > 0 && !string.Equals(suggestion, subject.Question.Text.Trim(), StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(Count),
        ];
    }

    private static string Shortened(string title)
    {
        if (title.Length <= MaxTitleLength)
            return title;
        var end = title.LastIndexOf(' ', MaxTitleLength);
        return title[..(end > 0 ? end : MaxTitleLength)];
    }
}
