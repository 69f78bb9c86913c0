namespace Assistant.PluginHosting;

/// <summary>
/// Holds the versions of a city's plugins for one turn: whatever is loaded again meanwhile, the turn keeps what it began with. To be disposed
/// when the turn ends; one that is forgotten holds a version until <see cref="PluginHostingOptions.DrainTimeout"/>. Thread-safe.
/// </summary>
/// <remarks>What outlives a turn, a call that a person approves an hour later, takes a lease of its own when it runs.</remarks>
public interface IPluginLease : IDisposable
{
    /// <summary>The skills of the plugins.</summary>
    IReadOnlyList<PluginSkill> Skills { get; }

    /// <summary>The tools of the same versions.</summary>
    IReadOnlyList<PluginTool> Tools { get; }
}
