using Assistant.PluginHosting;

namespace Assistant.Conversations.Skills;

/// <summary>The skills of a city, made ready for questions. Immutable.</summary>
/// <param name="Skills">The skills.</param>
/// <param name="Profiles">What their manifests say, in the same order.</param>
/// <param name="Scorer">Compares questions with them.</param>
internal sealed record SkillSet(IReadOnlyList<PluginSkill> Skills, IReadOnlyList<SkillProfile> Profiles, LexicalScorer Scorer)
{
    /// <summary>Makes skills ready.</summary>
    public static SkillSet Of(IReadOnlyList<PluginSkill> skills, SkillText texts)
    {
        List<SkillProfile> profiles = [.. skills.Select(skill => SkillProfile.Of(skill, texts))];
        return new SkillSet([.. skills], profiles, new LexicalScorer(texts, profiles));
    }

    /// <summary>Whether it was made of the same manifests: a plugin that is loaded anew brings others.</summary>
    public bool IsOf(IReadOnlyList<PluginSkill> skills) =>
        Skills.Count == skills.Count && Skills.Zip(skills).All(pair => pair.First.PluginId == pair.Second.PluginId && ReferenceEquals(pair.First.Manifest, pair.Second.Manifest));
}
