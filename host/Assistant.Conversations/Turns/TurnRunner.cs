using System.Runtime.CompilerServices;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Skills;
using Assistant.Conversations.Suggestions;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Tools;
using Assistant.Memory.Retrieval;
using Assistant.PluginHosting;
using Assistant.Sdk;

namespace Assistant.Conversations.Turns;

/// <summary>
/// A turn: from a question to a cited answer. Skills are chosen, the index is searched on behalf of the caller, and the best sentences are
/// quoted. Thread-safe.
/// </summary>
public sealed class TurnRunner
{
    private const int Hits = 24;
    private const int HitsPerDocument = 5;
    private readonly IPluginCatalog _plugins;
    private readonly SkillSelector _skills;
    private readonly ToolCaller _tools;
    private readonly PassageSearch _search;
    private readonly QuestionReader _reader;
    private readonly ExtractiveAnswerer _answerer;

    internal TurnRunner(IPluginCatalog plugins, SkillSelector skills, ToolCaller tools, PassageSearch search, QuestionReader reader, ExtractiveAnswerer answerer)
    {
        _plugins = plugins;
        _skills = skills;
        _tools = tools;
        _search = search;
        _reader = reader;
        _answerer = answerer;
    }

    /// <summary>Runs one turn.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <returns>What happens, as it happens; the last is <see cref="TurnEvent.Finished"/>.</returns>
    /// <exception cref="QuestionException">The question is empty or too long.</exception>
    public async IAsyncEnumerable<TurnEvent> RunAsync(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check(question);
        var (text, skills) = _skills.Select(question.Text, _plugins.GetSkills(question.City.Id), question.Culture);
        yield return new TurnEvent.SkillsChosen([.. skills.Select(skill => $"{skill.PluginId}/{skill.SkillId}")]);
        if (text.Length == 0)
        {
            foreach (var happened in Finish(SkillExamples.Answer(question, skills)))
                yield return happened;
            yield break;
        }

        var terms = await _reader.ReadAsync(question, text, cancellationToken);
        var subject = new Subject(question, terms, skills is [var best, ..] ? best : null);
        var tools = new List<ToolUse>();
        await foreach (var happened in _tools.CallAsync(subject, cancellationToken))
        {
            yield return happened;
            if (happened is TurnEvent.ToolStarted started)
                tools.Add(new ToolUse(started.Tool, started.ArgumentsJson, [], null));
            else if (happened is TurnEvent.ToolFinished finished)
                tools[^1] = tools[^1] with { Parts = finished.Parts, Error = finished.Error };
        }

        var hits = await _search.SearchAsync(question.Caller, new RetrievalQuery(terms.SearchText) { Count = Hits, PerDocument = HitsPerDocument }, cancellationToken);
        yield return new TurnEvent.Searched(hits.Count, terms.Passages);

        foreach (var happened in Finish(_answerer.Write(subject, hits, tools)))
            yield return happened;
    }

    private static IEnumerable<TurnEvent> Finish(Answer answer)
    {
        foreach (var block in Blocks(answer.Text))
            yield return new TurnEvent.TextAdded(block);
        yield return new TurnEvent.Finished(answer);
    }

    private static void Check(Question question)
    {
        var texts = AnswerTexts.For(question.Culture);
        if (string.IsNullOrWhiteSpace(question.Text))
            throw new QuestionException(texts.EmptyQuestion);
        if (question.Text.Length > Question.MaxLength)
            throw new QuestionException(texts.QuestionTooLong(question.Text.Length, Question.MaxLength));
    }

    private static IEnumerable<string> Blocks(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end + 2;
            yield return text[start..end];
            start = end;
        }
    }
}
