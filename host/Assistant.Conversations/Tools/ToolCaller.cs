using System.Text.Json;
using System.Threading.Channels;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Questions;
using Assistant.Conversations.Telemetry;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.PluginHosting;

namespace Assistant.Conversations.Tools;

/// <summary>Calls the tools of the best skill whose arguments stand in the question. Thread-safe.</summary>
internal sealed class ToolCaller(TimeProvider timeProvider)
{
    /// <summary>How long a tool may take: the reader waits for the whole answer, and the quotes are there at once.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>A skill that is nearer than this is meant; one further away is only possible.</summary>
    private const double MinScore = 0.3;

    /// <summary>Calls them one after the other, and tells of each as it starts and as it ends.</summary>
    /// <param name="subject">The question.</param>
    /// <param name="tools">The tools that the turn may call.</param>
    /// <param name="events">Told how it goes.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The calls, those that failed too.</returns>
    public async Task<IReadOnlyList<ToolUse>> CallAsync(Subject subject, IReadOnlyList<TurnTool> tools, ChannelWriter<TurnEvent> events, CancellationToken cancellationToken)
    {
        var question = subject.Question;
        var uses = new List<ToolUse>();
        if (subject.Skill is not { Score: >= MinScore } skill)
            return uses;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(timeProvider.GetUtcNow(), question.City.TimeZone).DateTime);
        var wanted = skill.Tools.Select(tool => $"{skill.PluginId}_{tool}").ToHashSet(StringComparer.Ordinal);
        foreach (var tool in tools.Where(tool => wanted.Contains(tool.Name)))
        {
            if (ArgumentBinder.Bind(tool.Schema, question.Text, today, question.Filters) is not { } arguments || !IsMeant(tool, arguments, subject))
                continue;
            var id = Guid.NewGuid().ToString("N");
            var json = JsonSerializer.Serialize(arguments, ToolJson.Default.IReadOnlyDictionaryStringString);
            var labels = ArgumentLabels.Of(tool.Schema);
            events.TryWrite(new TurnEvent.ToolStarted(id, tool.Name, json) { Title = tool.Title, Labels = labels });
            using var activity = TurnActivity.BeginTool(tool.Name, id);
            var outcome = await InvokeAsync(tool, question, arguments, cancellationToken);
            if (outcome?.Error is not null || outcome is null)
                TurnActivity.Failed(activity, (outcome?.Error?.Kind ?? ToolErrorKind.TimedOut).ToString());
            var error = outcome is null ? AnswerTexts.For(question.Culture).ToolTooSlow(skill.Name, TimeLimit) : outcome.Error?.Message.For(question.Culture);
            events.TryWrite(new TurnEvent.ToolFinished(id, tool.Name, outcome?.Parts ?? [], error) { Title = tool.Title });
            uses.Add(new ToolUse(tool.Name, json, outcome?.Parts ?? [], error) { Title = tool.Title, Labels = labels });
        }

        return uses;
    }

    // A list for a time alone is what is wanted only where the question names nothing else; its year may be that of anything.
    private static bool IsMeant(TurnTool tool, IReadOnlyDictionary<string, string> arguments, Subject subject) =>
        subject.IsOfSkillAlone || arguments.Keys.Any(name => !ArgumentBinder.IsDate(tool.Schema.GetProperty("properties").GetProperty(name)));

    /// <summary>The outcome; <see langword="null"/> where it did not come in time.</summary>
    private async Task<ToolOutcome?> InvokeAsync(TurnTool tool, Question question, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeLimit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await tool.InvokeAsync(question.Caller, arguments, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
