using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.PluginHosting;

namespace Assistant.Conversations.Skills;

/// <summary>
/// Finds the skills that a question concerns: a plugin named with <c>@id</c> wins alone, else the question is compared with name, keywords,
/// examples and description of each skill, by its words and, where an embedder is in reach, by its meaning. Thread-safe.
/// </summary>
internal sealed partial class SkillSelector(SkillText texts, SkillSets sets, SkillEmbeddings? embeddings = null)
{
    /// <summary>What is further away is not meant. Measured on the questions in <c>tests/fixtures/skills</c>.</summary>
    private const double MinScore = 0.2;

    /// <summary>As <see cref="Select"/>, by meaning as well.</summary>
    /// <param name="question">The question as typed.</param>
    /// <param name="cityId">The city whose embedder is asked.</param>
    /// <param name="skills">The skills of the city.</param>
    /// <param name="culture">The language of the skills' names.</param>
    /// <param name="cancellationToken">Ends the waiting for the embedder.</param>
    public async Task<(string Text, IReadOnlyList<SkillMatch> Skills)> SelectAsync(
        string question, string cityId, IReadOnlyList<PluginSkill> skills, CultureInfo culture, CancellationToken cancellationToken)
    {
        var (text, named) = Named(question, skills);
        var set = sets.For(skills);
        var likeness = embeddings is null || text.Length == 0 ? null : await embeddings.LikenessAsync(text, cityId, set, cancellationToken);
        return (text, Matches(text, named, set, likeness, culture));
    }

    /// <summary>The question without the names of plugins, and the skills, best first, by words alone.</summary>
    /// <param name="question">The question as typed.</param>
    /// <param name="skills">The skills of the city.</param>
    /// <param name="culture">The language of the skills' names.</param>
    public (string Text, IReadOnlyList<SkillMatch> Skills) Select(string question, IReadOnlyList<PluginSkill> skills, CultureInfo culture)
    {
        var (text, named) = Named(question, skills);
        return (text, Matches(text, named, sets.For(skills), null, culture));
    }

    private List<SkillMatch> Matches(string text, HashSet<string> named, SkillSet set, IReadOnlyList<double>? likeness, CultureInfo culture)
    {
        var (asked, nouns) = (texts.Terms(text), texts.Nouns(text));
        var scores = SkillFusion.Fuse([.. set.Profiles.Select(profile => set.Scorer.Score(asked, nouns, profile))], likeness);
        return
        [
            .. set.Skills.Select((skill, at) => new SkillMatch(skill.PluginId, skill.Manifest.Id, skill.Manifest.Name.For(culture), skill.Manifest.Tools, scores[at])
            {
                Examples = skill.Manifest.Examples,
                Vocabulary = set.Profiles[at].Vocabulary,
            })
            .Where(match => named.Count == 0 ? match.Score >= MinScore : named.Contains(match.PluginId))
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.SkillId, StringComparer.Ordinal),
        ];
    }

    private static (string Text, HashSet<string> Named) Named(string question, IReadOnlyList<PluginSkill> skills)
    {
        var named = NamedPlugin().Matches(question).Select(match => match.Groups["id"].Value.ToLowerInvariant())
            .Where(id => skills.Any(skill => skill.PluginId == id)).ToHashSet(StringComparer.Ordinal);
        var text = NamedPlugin().Replace(question, match => named.Contains(match.Groups["id"].Value.ToLowerInvariant()) ? " " : match.Value).Trim();
        return (text, named);
    }

    [GeneratedRegex(@"(?<![\w.])@(?<id>[A-Za-z][A-Za-z0-9-]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPlugin();
}
