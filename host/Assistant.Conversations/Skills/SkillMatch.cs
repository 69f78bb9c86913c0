namespace Assistant.Conversations.Skills;

/// <summary>A skill that a question may concern.</summary>
/// <param name="PluginId">The plugin.</param>
/// <param name="SkillId">The skill in the plugin.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Score">From 0 to 1; 1 where the person named the plugin.</param>
internal sealed record SkillMatch(string PluginId, string SkillId, string Name, double Score);
