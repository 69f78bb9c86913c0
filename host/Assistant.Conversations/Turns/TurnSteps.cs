using System.Threading.Channels;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Filters;
using Assistant.Conversations.Generation;
using Assistant.Conversations.Prompts;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Skills;
using Assistant.Conversations.Sources;
using Assistant.Conversations.Suggestions;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Tools;
using Assistant.Models;
using Assistant.Sdk;

namespace Assistant.Conversations.Turns;

/// <summary>
/// The steps of a turn in their order: skills, tools and search, the answer of a model from what these found, and where no model is to be
/// had the best sentences word for word. Thread-safe.
/// </summary>
internal sealed class TurnSteps(
    Func<Question, TurnPlugins> pluginsOf,
    SkillSelector skillSelector,
    FollowUp followUp,
    QuestionReader reader,
    ToolCaller toolCaller,
    ToolPlanner planner,
    FilteredSearch search,
    AttachmentSearch attachments,
    IModelRouter models,
    GeneratedAnswerer generator,
    ExtractiveAnswerer extractor,
    TimeProvider timeProvider)
{
    /// <summary>Runs the turn; the last event is <see cref="TurnEvent.Finished"/>.</summary>
    /// <returns>The answer.</returns>
    public async Task<Answer> RunAsync(Question question, ChannelWriter<TurnEvent> events, CancellationToken cancellationToken)
    {
        // Held to the end: whatever is loaded again meanwhile, the turn keeps the versions that it began with.
        using var plugins = pluginsOf(question);
        var (text, skills) = await skillSelector.SelectAsync(question.Text, question.City.Id, plugins.Skills, question.Culture, cancellationToken);
        events.TryWrite(new TurnEvent.SkillsChosen([.. skills.Select(skill => $"{skill.PluginId}/{skill.SkillId}")]));
        if (text.Length == 0)
            return Tell(SkillExamples.Answer(question, skills), events);

        var completed = followUp.Complete(text, question.EarlierQuestions).Text;
        var terms = await reader.ReadAsync(question, completed, cancellationToken);
        var subject = new Subject(question, terms, skills is [var best, ..] ? best : null);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(timeProvider.GetUtcNow(), question.City.TimeZone).DateTime);
        var role = await models.GetRoleAsync(question.City.Id, ModelRoles.Chat, cancellationToken);

        var tools = await toolCaller.CallAsync(subject, plugins.Tools, events, cancellationToken);
        // A question whose tool the words alone have found needs no model to choose one.
        var planning = tools.Count == 0 && role.IsInReach ? planner.PlanAsync(subject, text, skills, plugins.Functions, today, role, events, cancellationToken) : null;
        var found = await search.SearchAsync(question, terms, IsAnswered(subject, tools) ? "" : completed, today, cancellationToken);
        var (hits, filters, relevance) = (found.Hits, found.Filters, found.Relevance);
        if (!filters.IsEmpty)
            events.TryWrite(new TurnEvent.Filtered(filters));
        events.TryWrite(new TurnEvent.Searched(hits.Count, terms.Passages));
        var attached = attachments.Find(subject, cancellationToken);
        var plan = planning is null ? ToolPlan.Nothing : await planning;
        if (planning is not null)
            tools = plan.Uses;
        // Whoever wants something done is asked whether to do it, and not told that no paper answers it.
        if (plan.WaitsForPerson && tools.Count == 0)
            return Tell(new Answer { Text = AnswerTexts.For(question.Culture).WaitsForDecision, Mode = AnswerMode.Extractive }, events);
        tools = [.. tools.Select(tool => tool with { Parts = Fitting(tool.Parts, question.Filters) })];
        var relations = search.Relations(question, found.Distinct, [.. tools.SelectMany(tool => tool.Parts.OfType<Passages>()).SelectMany(passages => passages.Hits)]);

        var isRelevant = relevance.IsGiven;
        var generation = new Generation.Generation();
        if (role.IsInReach && (isRelevant || question.Attachments.Count > 0 || tools.Any(tool => tool is { Error: null, Parts.Count: > 0 })))
        {
            var request = new GenerationRequest(subject, text, role) { Hits = isRelevant ? hits : [], Attached = attached, Relations = relations, Tools = tools, History = question.History, Today = today };
            generation = await generator.WriteAsync(request, events, cancellationToken);
        }

        if (generation.Answer is { } generated)
        {
            var answer = Noting(generated, filters, relations);
            events.TryWrite(new TurnEvent.Finished(answer));
            return answer;
        }

        return generation.Missing is not null
            ? Tell(Noting(await extractor.RefuseAsync(subject, hits, tools, cancellationToken) with { Model = generation.Model, PromptVersion = generation.PromptVersion }, filters, relations), events, generation.IsTold)
            : Tell(Noting(WithReason(await extractor.WriteAsync(subject, hits, tools, attached, cancellationToken), WithoutModel(question, role, generation)), filters, relations), events);
    }

    // The tool's table is then the whole answer, and its time and committee are those of the question already.
    private static bool IsAnswered(Subject subject, IReadOnlyList<ToolUse> tools) => subject.IsOfSkillAlone && tools.Any(tool => tool is { Error: null, Parts.Count: > 0 });

    private static Answer Noting(Answer answer, AppliedFilters filters, SourceRelations relations) => relations.Complete(filters.IsEmpty ? answer : answer with { Filters = filters });

    private static Answer WithReason(Answer answer, string? reason) =>
        reason is null ? answer : answer with { Notice = answer.Notice is { } notice ? $"{reason} {notice}" : reason };

    // A tool searches for itself and knows nothing of what the person has set.
    private static IReadOnlyList<ToolPart> Fitting(IReadOnlyList<ToolPart> parts, SearchFilters given) => given.IsEmpty
        ? parts
        : [.. parts.Select(part => part is Passages passages ? passages with { Hits = [.. passages.Hits.Where(given.Admits)] } : part).Where(part => part is not Passages { Hits.Count: 0 })];

    // Whoever set up no model knows; whoever set one up is told why it does not answer.
    private static string? WithoutModel(Question question, RoleState role, Generation.Generation generation)
    {
        var texts = AnswerTexts.For(question.Culture);
        return generation.Failure switch
        {
            PromptTooLongException exception => exception.Message,
            ModelException { Failure: ModelFailure.QueueFull or ModelFailure.Busy } busy => texts.ModelsBusy(busy.RetryAfter ?? TimeSpan.FromSeconds(30)),
            not null => texts.ModelFailed,
            null => role.Models.Count > 0 && !role.IsInReach ? texts.ModelOutOfReach : null,
        };
    }

    private static Answer Tell(Answer answer, ChannelWriter<TurnEvent> events, bool replaces = false)
    {
        if (replaces)
            events.TryWrite(new TurnEvent.TextReplaced(answer.Text));
        foreach (var block in replaces ? [] : Blocks(answer.Text))
            events.TryWrite(new TurnEvent.TextAdded(block));
        events.TryWrite(new TurnEvent.Finished(answer));
        return answer;
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
