using Assistant.Conversations.Questions;
using Assistant.Conversations.Quotes;
using Assistant.Conversations.Suggestions;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.Sdk;

namespace Assistant.Conversations.Answers;

/// <summary>
/// Answers without a language model: quotes the best sentences word for word, each with its place, and says what was not found.
/// Thread-safe.
/// </summary>
internal sealed class ExtractiveAnswerer(SentenceRanker ranker, RelevanceGate gate)
{
    private const int MaxQuotes = 4;

    /// <summary>Writes the answer from what search found.</summary>
    public Answer Write(Question question, IReadOnlyList<Hit> hits, QuestionTerms terms, IReadOnlyList<ToolUse> tools)
    {
        var texts = AnswerTexts.For(question.Culture);
        var relevance = gate.Judge(hits, terms);
        var notFound = relevance.WordsNotFound;
        var quotes = relevance.IsGiven ? ranker.Rank(hits, terms, MaxQuotes) : [];
        var useful = tools.Where(tool => tool.Error is null && tool.Parts.Any(part => part is Table { Rows.Count: > 0 })).ToList();
        if (quotes.Count == 0 && useful.Count == 0)
            return Refusal(question, texts, hits, terms, notFound, tools);

        var citations = quotes.Select((quote, position) => Cite(quote, position + 1)).ToList();
        return new Answer
        {
            Text = Text(texts, question, citations, tools, notFound),
            Mode = AnswerMode.Extractive,
            Citations = citations,
            Tools = tools,
            WordsNotFound = notFound,
        };
    }

    private static Citation Cite(Quote quote, int number) =>
        new(number, quote.Hit.Document, quote.Hit.File, quote.Hit.Link, quote.Hit.PassageId, quote.Text);

    private static string Text(AnswerTexts texts, Question question, List<Citation> citations, IReadOnlyList<ToolUse> tools, IReadOnlyList<string> notFound)
    {
        var blocks = new List<string>();
        blocks.AddRange(tools.SelectMany(tool => tool.Parts).Select(part => PartText.Of(part, question.Culture)).Where(text => text.Length > 0));
        if (citations.Count > 0)
            blocks.Add(texts.QuotesIntroduction(question.City.Name.For(question.Culture)));
        blocks.AddRange(citations.Select(citation => $"„{citation.Quote}“ [{citation.Number}]"));
        if (notFound.Count > 0)
            blocks.Add(texts.WordsNotFound(notFound));
        return string.Join("\n\n", blocks);
    }

    private static Answer Refusal(Question question, AnswerTexts texts, IReadOnlyList<Hit> hits, QuestionTerms terms, IReadOnlyList<string> notFound, IReadOnlyList<ToolUse> tools)
    {
        var suggestions = QuerySuggester.Suggest(question, hits, terms);
        var blocks = new List<string> { texts.NothingFound(question.City.Name.For(question.Culture)) };
        blocks.AddRange(tools.SelectMany(tool => tool.Parts).Select(part => PartText.Of(part, question.Culture)).Where(text => text.Length > 0));
        if (notFound.Count > 0)
            blocks.Add(texts.WordsNotFound(notFound));
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
}
