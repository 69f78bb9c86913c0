using Assistant.Conversations.Suggestions;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.Memory.German;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Answers;

/// <summary>
/// Answers without a language model: quotes the best sentences word for word, each with its place, and says what was not found.
/// Thread-safe.
/// </summary>
internal sealed class ExtractiveAnswerer(SentenceRanker ranker, GermanText german)
{
    private const int MaxQuotes = 4;

    /// <summary>The share of the question's weight that the best passage must hold; below, nothing relevant was found.</summary>
    private const double MinCoverage = 0.4;

    /// <summary>Writes the answer from what search found.</summary>
    public Answer Write(Question question, IReadOnlyList<Hit> hits, TermWeights weights, IReadOnlyList<ToolUse> tools)
    {
        var texts = AnswerTexts.For(question.Culture);
        var notFound = weights.Words.Where(word => word.Passages == 0).Select(word => word.Word).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var quotes = IsRelevant(hits, weights) ? ranker.Rank(hits, weights, MaxQuotes) : [];
        var useful = tools.Where(tool => tool.Error is null && tool.Parts.Any(part => part is Table { Rows.Count: > 0 })).ToList();
        if (quotes.Count == 0 && useful.Count == 0)
            return Refusal(question, texts, hits, weights, notFound, tools);

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

    private bool IsRelevant(IReadOnlyList<Hit> hits, TermWeights weights)
    {
        if (hits.Count == 0 || weights.Total <= 0)
            return false;
        return hits.Take(5).Max(hit => Coverage(hit, weights)) >= MinCoverage;
    }

    private double Coverage(Hit hit, TermWeights weights)
    {
        var terms = german.TermSet($"{hit.Document.Title} {hit.Document.Reference} {hit.Heading} {hit.Text}");
        return weights.Terms.Where(terms.Contains).Sum(weights.Of) / weights.Total;
    }

    private static Citation Cite(Quote quote, int number) =>
        new(number, quote.Hit.Document, quote.Hit.File, quote.Hit.Link, quote.Hit.PassageId, quote.Text);

    private static string Text(AnswerTexts texts, Question question, List<Citation> citations, IReadOnlyList<ToolUse> tools, List<string> notFound)
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

    private static Answer Refusal(Question question, AnswerTexts texts, IReadOnlyList<Hit> hits, TermWeights weights, List<string> notFound, IReadOnlyList<ToolUse> tools)
    {
        var suggestions = QuerySuggester.Suggest(question, hits, weights);
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
