using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Turns;
using Assistant.Sdk;

namespace Assistant.Host.Development;

/// <summary>A turn in lines for the author of a plugin. Neither question nor answer stands in them. For one turn.</summary>
internal sealed class TurnLines(string pluginId, string cityId, TimeProvider timeProvider)
{
    private const int MaxSources = 5;

    private readonly Dictionary<string, long> _started = new(StringComparer.Ordinal);

    public IEnumerable<string> Of(TurnEvent happened) => happened switch
    {
        TurnEvent.SkillsChosen chosen => [$"turn in {cityId}: {Skills(chosen.Skills)}"],
        TurnEvent.ToolStarted started when IsOurs(started.Tool) => Started(started),
        TurnEvent.ToolFinished finished when IsOurs(finished.Tool) => Finished(finished),
        TurnEvent.ApprovalNeeded needed when IsOurs(needed.Tool) => [$"  {needed.Tool} {needed.ArgumentsJson}: waits for a person's approval"],
        TurnEvent.Searched searched => [string.Create(CultureInfo.InvariantCulture, $"  index: {searched.Hits} hits in {searched.Passages} passages")],
        TurnEvent.Finished finished => [$"  answer: {Answered(finished.Answer)}"],
        _ => [],
    };

    private string Skills(IReadOnlyList<string> skills)
    {
        if (skills.Count == 0)
            return "no skill is near the question";
        var list = string.Join(", ", skills);
        return skills.Any(skill => skill.StartsWith($"{pluginId}/", StringComparison.Ordinal)) ? $"skills {list}" : $"skills {list}; none of {pluginId}";
    }

    private IEnumerable<string> Started(TurnEvent.ToolStarted started)
    {
        _started[started.CallId] = timeProvider.GetTimestamp();
        yield return $"  {started.Tool} {started.ArgumentsJson}";
    }

    private IEnumerable<string> Finished(TurnEvent.ToolFinished finished)
    {
        var took = _started.TryGetValue(finished.CallId, out var start) ? string.Create(CultureInfo.InvariantCulture, $" after {timeProvider.GetElapsedTime(start).TotalMilliseconds:0} ms") : "";
        yield return finished.Error is { } error
            ? $"  {finished.Tool} failed{took}: {error}"
            : $"  {finished.Tool} answered{took}: {(finished.Parts.Count == 0 ? "nothing" : string.Join(", ", finished.Parts.Select(Part)))}";
    }

    private static string Part(ToolPart part)
    {
        var size = part switch
        {
            Table table => string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Count} rows, "),
            Passages passages => string.Create(CultureInfo.InvariantCulture, $"{passages.Hits.Count} hits, "),
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{part.GetType().Name} ({size}{part.Sources.Count} sources)");
    }

    private static string Answered(Answer answer)
    {
        var mode = answer.Mode == AnswerMode.Generated ? $"written by {answer.Model}" : "word for word, without a model";
        // A table of a tool is the answer without being quoted.
        var sources = answer.Citations.Select(citation => citation.Document.Title)
            .Concat(answer.Tools.SelectMany(tool => tool.Parts).SelectMany(part => part.Sources).Select(source => source.Title)).Distinct(StringComparer.Ordinal).ToList();
        var more = sources.Count > MaxSources ? string.Create(CultureInfo.InvariantCulture, $" and {sources.Count - MaxSources} more") : "";
        return $"{(answer.Refused ? "nothing found" : mode)}; {(sources.Count == 0 ? "no sources" : $"sources {string.Join(", ", sources.Take(MaxSources))}{more}")}";
    }

    private bool IsOurs(string tool) => tool.StartsWith($"{pluginId}_", StringComparison.Ordinal);
}
