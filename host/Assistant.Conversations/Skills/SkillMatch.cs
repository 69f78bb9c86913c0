namespace Assistant.Conversations.Skills;

/// <summary>A skill that a question may concern.</summary>
/// <param name="PluginId">The plugin.</param>
/// <param name="SkillId">The skill in the plugin.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Tools">The tools that serve it, as the manifest names them.</param>
/// <param name="Score">From 0 to 1, the higher the nearer.</param>
internal sealed record SkillMatch(string PluginId, string SkillId, string Name, IReadOnlyList<string> Tools, double Score)
{
    /// <summary>Questions that it answers.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>All terms that the manifest says about it.</summary>
    public IReadOnlySet<string> Vocabulary { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
