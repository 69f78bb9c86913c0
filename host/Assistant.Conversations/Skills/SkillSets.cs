using Assistant.PluginHosting;

namespace Assistant.Conversations.Skills;

/// <summary>Keeps the skills of the last cities made ready: that takes longer than answering. Thread-safe.</summary>
internal sealed class SkillSets(SkillText texts)
{
    private const int MaxSets = 16;

    private readonly Lock _lock = new();
    private readonly List<SkillSet> _sets = [];

    /// <summary>The skills made ready; the same object as long as the manifests are the same.</summary>
    /// <param name="skills">The skills of a city.</param>
    public SkillSet For(IReadOnlyList<PluginSkill> skills)
    {
        lock (_lock)
        {
            if (_sets.Find(set => set.IsOf(skills)) is { } known)
                return known;
        }

        var made = SkillSet.Of(skills, texts);
        lock (_lock)
        {
            if (_sets.Find(set => set.IsOf(skills)) is { } known)
                return known;
            if (_sets.Count == MaxSets)
                _sets.RemoveAt(0);
            _sets.Add(made);
            return made;
        }
    }
}
