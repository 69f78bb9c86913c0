using System.Globalization;
using System.Threading.Channels;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Approvals;
using Assistant.Conversations.Prompts;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Skills;
using Assistant.Conversations.ToolLoop;
using Assistant.Conversations.Tools;
using Assistant.Conversations.Turns;
using Assistant.Models;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.Generation;

/// <summary>
/// Lets a model choose and call the tools of the skills that a question concerns. It is shown what the person wrote and nothing else: no
/// passage, no result, no earlier answer. So nothing that somebody else has written can choose a tool or its arguments (decision 0008).
/// Thread-safe.
/// </summary>
internal sealed partial class ToolPlanner(
    IModelRouter router,
    IApprovalStore? approvals,
    ToolLoopOptions options,
    TimeProvider timeProvider,
    ILoggerFactory loggers)
{
    private const int MaxSkills = 3;
    private const int MaxTokens = 400;
    private const int MaxEarlierQuestions = 3;
    private readonly ILogger _log = loggers.CreateLogger("Assistant.Conversations.ToolPlanner");

    /// <summary>Asks the model once and runs what it calls.</summary>
    /// <param name="subject">The question.</param>
    /// <param name="text">What the person wrote, without the names of plugins.</param>
    /// <param name="skills">The skills that it concerns, best first.</param>
    /// <param name="functions">The tools that the turn may call.</param>
    /// <param name="today">The day.</param>
    /// <param name="role">The models.</param>
    /// <param name="events">Told how it goes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls, those that failed too; nothing where no tool fits, or the model is not to be had.</returns>
    public async Task<ToolPlan> PlanAsync(
        Subject subject,
        string text,
        IReadOnlyList<SkillMatch> skills,
        IReadOnlyList<TurnFunction> functions,
        DateOnly today,
        RoleState role,
        ChannelWriter<TurnEvent> events,
        CancellationToken cancellationToken)
    {
        var question = subject.Question;
        var tools = Choose(skills, functions);
        if (tools.Count == 0 || !role.Models.Any(model => model is { IsInReach: true, CanCallTools: true }))
            return ToolPlan.Nothing;

        var call = new ModelCall(question.City.Id, question.Caller.Subject, ModelRoles.Chat) { Waiting = position => events.TryWrite(new TurnEvent.Queued(position)) };
        // Without a stored conversation nobody could find the approval again: such calls are refused with a sentence.
        var turn = new ToolLoopTurn(question.Caller, question.RunId) { ConversationId = question.ConversationId, Approvals = question.ConversationId is null ? null : approvals };
        using var client = new OnceChatClient(router.CreateChatClient(call)).UseToolLoop(turn, options, timeProvider, loggers);
        var (uses, waits) = (new List<ToolUse>(), false);
        try
        {
            var chat = new ChatOptions { Tools = [.. tools], ToolMode = ChatToolMode.Auto, MaxOutputTokens = MaxTokens };
            await foreach (var update in client.GetStreamingResponseAsync(Messages(question, text, today), chat, cancellationToken))
            {
                waits |= update.Contents.Any(content => content is ToolApprovalRequestContent);
                foreach (var content in update.Contents)
                    Tell(content, question.Culture, tools, uses, events);
            }
        }
        catch (ModelException exception)
        {
            // The turn goes on with what search finds; if the model is gone for good, the answer says so.
            LogNotPlanned(exception.Failure, exception.Message);
        }

        return new ToolPlan(uses, waits);
    }

    private static void Tell(AIContent content, CultureInfo culture, List<TurnFunction> tools, List<ToolUse> uses, ChannelWriter<TurnEvent> events)
    {
        switch (content)
        {
            case FunctionCallContent started:
                events.TryWrite(new TurnEvent.ToolStarted(started.CallId, started.Name, ArgumentReader.ToJson(started)) { Title = Find(started.Name)?.Title, Labels = Labels(started.Name) });
                break;
            case FunctionResultContent { RawRepresentation: ToolCallReport report }:
                var error = report.Outcome.Error?.Message.For(culture);
                var title = Find(report.Tool)?.Title;
                uses.Add(new ToolUse(report.Tool, report.ArgumentsJson ?? "{}", report.Outcome.Parts, error) { Title = title, Labels = Labels(report.Tool) });
                events.TryWrite(new TurnEvent.ToolFinished(report.CallId, report.Tool, report.Outcome.Parts, error) { Title = title });
                break;
            case ToolApprovalRequestContent { RawRepresentation: StoredCall waiting }:
                events.TryWrite(new TurnEvent.ApprovalNeeded(waiting.Id, waiting.Tool, waiting.ArgumentsJson, waiting.Question?.For(culture) ?? "") { Labels = Labels(waiting.Tool) });
                break;
        }

        TurnFunction? Find(string name) => tools.Find(tool => tool.Name == name);
        IReadOnlyList<ArgumentLabel> Labels(string name) => Find(name) is { } tool ? ArgumentLabels.Of(tool.JsonSchema) : [];
    }

    // The host searches by itself; a model is asked only where there is more to choose than the words of a search.
    private static List<TurnFunction> Choose(IReadOnlyList<SkillMatch> skills, IReadOnlyList<TurnFunction> all)
    {
        var near = skills.Take(MaxSkills).ToList();
        var named = near.SelectMany(skill => skill.Tools.Select(tool => $"{skill.PluginId}_{tool}")).ToHashSet(StringComparer.Ordinal);
        var whole = near.Where(skill => skill.Tools.Count == 0).Select(skill => skill.PluginId + "_").ToList();
        var chosen = all.Where(tool => named.Contains(tool.Name) || whole.Any(prefix => tool.Name.StartsWith(prefix, StringComparison.Ordinal))).ToList();
        return chosen.TrueForAll(tool => SearchTool.Is(tool.JsonSchema)) ? [] : chosen;
    }

    private static List<ChatMessage> Messages(Question question, string text, DateOnly today)
    {
        var template = PromptTemplates.For("plan", question.Culture);
        var parts = new List<string>();
        if (question.EarlierQuestions is { Count: > 0 } earlier)
            parts.Add(template.Fill("earlier", [("earlier", string.Join('\n', earlier.TakeLast(MaxEarlierQuestions).Select(asked => "– " + UntrustedText.NeutralizeLine(asked))))]));
        parts.Add(template.Fill("question", [("question", UntrustedText.Neutralize(text))]));
        return
        [
            new ChatMessage(ChatRole.System, template.Fill("system", [("city", question.City.Name.For(question.Culture)), ("today", today.ToString("D", question.Culture))])),
            new ChatMessage(ChatRole.User, string.Join("\n\n", parts)),
        ];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No tool was chosen for a question ({Failure}): {Reason}")]
    private partial void LogNotPlanned(ModelFailure failure, string reason);
}
