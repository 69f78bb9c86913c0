using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Assistant.PluginHosting;

namespace Assistant.Conversations.Skills;

/// <summary>
/// Finds the skills that a question concerns: a plugin named with <c>@id</c> wins alone, else the words of the question are compared with
/// name, keywords, examples and description of each skill. Thread-safe.
/// </summary>
internal sealed partial class SkillSelector(SkillText texts)
{
    private const double MinScore = 0.18;

    // A manifest of a plugin that was unloaded goes with it.
    private readonly ConditionalWeakTable<SkillManifest, SkillProfile> _profiles = [];

    /// <summary>The question without the names of plugins, and the skills, best first.</summary>
    public (string Text, IReadOnlyList<SkillMatch> Skills) Select(string question, IReadOnlyList<PluginSkill> skills, CultureInfo culture)
    {
        var named = NamedPlugin().Matches(question).Select(match => match.Groups["id"].Value.ToLowerInvariant())
            .Where(id => skills.Any(skill => skill.PluginId == id)).ToHashSet(StringComparer.Ordinal);
        var text = NamedPlugin().Replace(question, match => named.Contains(match.Groups["id"].Value.ToLowerInvariant()) ? " " : match.Value).Trim();
        var candidates = named.Count == 0 ? skills : [.. skills.Where(skill => named.Contains(skill.PluginId))];
        var (asked, nouns) = (texts.Terms(text), texts.Nouns(text));
        var profiles = skills.ToDictionary(skill => skill, skill => _profiles.GetValue(skill.Manifest, manifest => SkillProfile.Of(manifest, texts)));
        var scorer = new LexicalScorer(texts, profiles.Values);
        var matches = candidates
            .Select(skill => Match(skill, profiles[skill], scorer.Score(asked, nouns, profiles[skill]), culture))
            .Where(match => named.Count > 0 || match.Score >= MinScore)
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.SkillId, StringComparer.Ordinal)
            .ToList();
        return (text, matches);
    }

    private static SkillMatch Match(PluginSkill skill, SkillProfile profile, double score, CultureInfo culture) =>
        new(skill.PluginId, skill.Manifest.Id, skill.Manifest.Name.For(culture), skill.Manifest.Tools, score) { Examples = skill.Manifest.Examples, Vocabulary = profile.Vocabulary };

    [GeneratedRegex(@"(?<![\w.])@(?<id>[A-Za-z][A-Za-z0-9-]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPlugin();
}
