using Assistant.Conversations.Turns;
using Assistant.Host.CommandLine;

namespace Assistant.Host.Development;

/// <summary>Prints what a turn did with the plugin that is being written: on the developer's own terminal, and never in the log.</summary>
internal sealed class TurnTrace(PluginDevelopment development, TimeProvider timeProvider) : ITurnWatch
{
    public Action<TurnEvent> Begin(string cityId)
    {
        var lines = new TurnLines(development.Id, cityId, timeProvider);
        return happened =>
        {
            foreach (var line in lines.Of(happened))
                Terminal.Line(line);
        };
    }
}
