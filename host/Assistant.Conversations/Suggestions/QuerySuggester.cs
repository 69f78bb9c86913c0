using Assistant.Conversations.Questions;
using Assistant.Conversations.Turns;
using Assistant.Sdk;

namespace Assistant.Conversations.Suggestions;

/// <summary>
/// Two or three questions that would find something: the question without the words that stand nowhere, and the subjects nearest to it.
/// Made only of the question's own words and of titles that the caller may see.
/// </summary>
internal static class QuerySuggester
{
    private const int Count = 3;
    private const int MaxTitleLength = 90;

    public static IReadOnlyList<string> Suggest(Question question, IReadOnlyList<Hit> hits, QuestionTerms terms)
    {
        var suggestions = new List<string>();
        var known = terms.All.Where(word => word.Passages > 0).Select(word => word.Word).ToList();
        if (known.Count > 0 && known.Count < terms.All.Count)
            suggestions.Add(string.Join(' ', known));
        suggestions.AddRange(hits.Select(hit => Shortened(hit.Document.Title)));
        return
        [
            .. suggestions
                .Where(suggestion => suggestion.Length > 0 && !string.Equals(suggestion, question.Text.Trim(), StringComparison.OrdinalIgnoreCase))
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
