using Assistant.Conversations.Answers;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Texts;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Suggestions;

/// <summary>Says plainly that nothing answers a question: what was searched, for which words, and which questions find something. Thread-safe.</summary>
internal sealed class RefusalWriter(PassageSearch search, QuerySuggester suggester)
{
    private const int MaxWords = 8;

    /// <summary>Writes the refusal.</summary>
    /// <param name="subject">The question.</param>
    /// <param name="hits">What search found, best first.</param>
    /// <param name="tools">The tools that were called.</param>
    /// <param name="notFound">Words of the question that stand nowhere.</param>
    /// <param name="cancellationToken">Ends the search for better questions.</param>
    public async Task<Answer> WriteAsync(Subject subject, IReadOnlyList<Hit> hits, IReadOnlyList<ToolUse> tools, IReadOnlyList<string> notFound, CancellationToken cancellationToken)
    {
        var question = subject.Question;
        var texts = AnswerTexts.For(question.Culture);
        var blocks = new List<string> { texts.NothingFound(question.City.Name.For(question.Culture)) };
        blocks.AddRange(ToolBlocks.Of(tools, question.Culture));
        blocks.Add(Searched(subject, texts));
        if (notFound.Count > 0)
            blocks.Add(texts.WordsNotFound(notFound));
        var suggestions = await suggester.SuggestAsync(subject, hits, cancellationToken);
        if (suggestions.Count > 0)
            blocks.Add(texts.BetterQueries + "\n" + string.Join('\n', suggestions.Select(suggestion => "– " + suggestion)));
        return new Answer
        {
            Text = string.Join("\n\n", blocks),
            Mode = AnswerMode.Extractive,
            Refused = true,
            Tools = tools,
            WordsNotFound = notFound,
            Suggestions = suggestions,
        };
    }

    private string Searched(Subject subject, AnswerTexts texts)
    {
        var scope = search.Scope(subject.Question.Caller);
        return scope.Documents == 0
            ? texts.NothingToSearch(subject.Question.City.Name.For(subject.Question.Culture))
            : texts.Searched(scope, subject.Terms.Passages, [.. subject.Terms.All.Select(term => term.Meant).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxWords)]);
    }
}
