using System.Runtime.CompilerServices;
using System.Text.Json;
using Assistant.Conversations.Skills;
using Assistant.Conversations.Turns;
using Assistant.PluginHosting;

namespace Assistant.Conversations.Tools;

/// <summary>Calls the tools of the best skill whose arguments stand in the question. Thread-safe.</summary>
internal sealed class ToolCaller(IPluginCatalog plugins, TimeProvider timeProvider)
{
    /// <summary>What happens; each <see cref="TurnEvent.ToolFinished"/> follows its <see cref="TurnEvent.ToolStarted"/>.</summary>
    public async IAsyncEnumerable<TurnEvent> CallAsync(Question question, IReadOnlyList<SkillMatch> skills, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (skills.Count == 0)
            yield break;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(timeProvider.GetUtcNow(), question.City.TimeZone).DateTime);
        var wanted = skills[0].Tools.Select(tool => $"{skills[0].PluginId}_{tool}").ToHashSet(StringComparer.Ordinal);
        foreach (var tool in plugins.GetTools(question.City.Id).Where(tool => wanted.Contains(tool.Name)))
        {
            if (ArgumentBinder.Bind(tool.Schema, question.Text, today) is not { } arguments)
                continue;
            var id = Guid.NewGuid().ToString("N");
            yield return new TurnEvent.ToolStarted(id, tool.Name, JsonSerializer.Serialize(arguments, ToolJson.Default.IReadOnlyDictionaryStringString));
            var outcome = await tool.InvokeAsync(question.Caller, arguments.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)), cancellationToken);
            yield return new TurnEvent.ToolFinished(id, tool.Name, outcome.Parts, outcome.Error?.Message.For(question.Culture));
        }
    }
}
