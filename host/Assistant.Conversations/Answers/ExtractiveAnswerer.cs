using Assistant.Conversations.Generation;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Quotes;
using Assistant.Conversations.Suggestions;
using Assistant.Conversations.Texts;
using Assistant.Sdk;

namespace Assistant.Conversations.Answers;

/// <summary>
/// Answers without a language model: shows what the tools gave, quotes the best sentences word for word, each with its place, and says what
/// was not found. Thread-safe.
/// </summary>
internal sealed class ExtractiveAnswerer(SentenceRanker ranker, RelevanceGate gate, RefusalWriter refusals)
{
    private const int MaxQuotes = 4;

    /// <summary>How many of the city's documents beside what the person's own files say.</summary>
    private const int MaxBeside = 2;

    /// <summary>Writes the answer from what the tools and the search found.</summary>
    /// <param name="subject">The question.</param>
    /// <param name="hits">What search found, best first.</param>
    /// <param name="tools">The tools that were called.</param>
    /// <param name="attached">What the person's own files say.</param>
    /// <param name="cancellationToken">Ends the search for better questions.</param>
    public async Task<Answer> WriteAsync(Subject subject, IReadOnlyList<Hit> hits, IReadOnlyList<ToolUse> tools, AttachedPassages attached, CancellationToken cancellationToken)
    {
        var relevance = gate.Judge(hits, subject.Terms);
        var isAnsweredByTool = subject.IsOfSkillAlone && tools.Any(tool => tool.Error is null && tool.Parts.Count > 0);
        var hasTable = tools.Any(tool => tool.Parts.Any(part => part is Table { Rows.Count: > 0 } or Chart or FormDraft));
        var own = attached.Relevance.IsGiven ? ranker.Rank(attached.Hits, attached.Terms, MaxQuotes, MaxQuotes) : [];
        var quotes = relevance.IsGiven && !isAnsweredByTool ? ranker.Rank(hits, subject.Terms, own.Count > 0 ? MaxBeside : MaxQuotes) : [];
        IReadOnlyList<string> notFound = attached.Files.Count == 0 ? relevance.WordsNotFound : [.. relevance.WordsNotFound.Intersect(attached.Relevance.WordsNotFound, StringComparer.OrdinalIgnoreCase)];
        var answer = own.Count > 0 || quotes.Count > 0 || hasTable || isAnsweredByTool
            ? Found(subject, own, quotes, tools, isAnsweredByTool ? [] : notFound)
            : await refusals.WriteAsync(subject, hits, tools, notFound, cancellationToken);
        var unquoted = own.Count > 0 ? [] : attached.Files.Where(file => !file.IsEarlier || answer.Refused).Select(file => file.Name).Distinct(StringComparer.Ordinal).ToList();
        return unquoted.Count == 0 ? answer : answer with { Notice = AnswerTexts.For(subject.Question.Culture).AttachmentsUnquoted(unquoted) };
    }

    /// <summary>Says that nothing answers the question, and what would.</summary>
    /// <param name="subject">The question.</param>
    /// <param name="hits">What search found, best first.</param>
    /// <param name="tools">The tools that were called.</param>
    /// <param name="cancellationToken">Ends the search for better questions.</param>
    public Task<Answer> RefuseAsync(Subject subject, IReadOnlyList<Hit> hits, IReadOnlyList<ToolUse> tools, CancellationToken cancellationToken) =>
        refusals.WriteAsync(subject, hits, tools, gate.Judge(hits, subject.Terms).WordsNotFound, cancellationToken);

    private static Answer Found(Subject subject, IReadOnlyList<Quote> own, IReadOnlyList<Quote> quotes, IReadOnlyList<ToolUse> tools, IReadOnlyList<string> notFound)
    {
        var (culture, texts) = (subject.Question.Culture, AnswerTexts.For(subject.Question.Culture));
        var citations = own.Concat(quotes).Select((quote, position) => Cite(quote, position + 1)).ToList();
        var blocks = ToolBlocks.Of(tools, culture).ToList();
        if (own.Count > 0)
            blocks.Add(texts.AttachmentsIntroduction);
        blocks.AddRange(citations.Take(own.Count).Select(citation => texts.Quoted(citation.Quote, citation.Number)));
        if (quotes.Count > 0)
            blocks.Add(texts.QuotesIntroduction(subject.Question.City.Name.For(culture)));
        blocks.AddRange(citations.Skip(own.Count).Select(citation => texts.Quoted(citation.Quote, citation.Number)));
        if (notFound.Count > 0)
            blocks.Add(texts.WordsNotFound(notFound));
        return new Answer
        {
            Text = string.Join("\n\n", blocks),
            Mode = AnswerMode.Extractive,
            Citations = citations,
            Tools = tools,
            WordsNotFound = notFound,
        };
    }

    private static Citation Cite(Quote quote, int number) =>
        new(number, quote.Hit.Document, quote.Hit.File, quote.Hit.Link, quote.Hit.PassageId, quote.Text) { Facets = quote.Hit.Facets, IsRecognized = quote.Hit.IsRecognized };
}
