using Assistant.Conversations.Questions;
using Assistant.Conversations.ToolLoop;
using Assistant.Conversations.Tools;
using Assistant.PluginHosting;

namespace Assistant.Conversations.Turns;

/// <summary>What a turn has of the plugins of its city, in the versions that it began with. To be disposed when the turn ends.</summary>
/// <param name="skills">The skills.</param>
/// <param name="tools">The tools that the host itself calls: those that need nobody's approval.</param>
/// <param name="functions">The tools that a model may choose.</param>
/// <param name="lease">Holds the versions; <see langword="null"/> where nothing is to be held.</param>
internal sealed class TurnPlugins(IReadOnlyList<PluginSkill> skills, IReadOnlyList<TurnTool> tools, IReadOnlyList<TurnFunction> functions, IPluginLease? lease = null) : IDisposable
{
    public IReadOnlyList<PluginSkill> Skills => skills;

    public IReadOnlyList<TurnTool> Tools => tools;

    public IReadOnlyList<TurnFunction> Functions => functions;

    /// <summary>Takes a lease on the plugins of the question's city.</summary>
    public static TurnPlugins Of(IPluginCatalog catalog, Question question)
    {
        var lease = catalog.Lease(question.City.Id);
        return new TurnPlugins(
            lease.Skills,
            [.. lease.Tools.Where(tool => !tool.RequiresApproval).Select(TurnTool.Of)],
            [.. lease.Tools.Select(tool => TurnFunction.Of(tool, question.Caller, question.Culture))],
            lease);
    }

    public void Dispose() => lease?.Dispose();
}
