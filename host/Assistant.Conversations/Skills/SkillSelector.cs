using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.PluginHosting;

namespace Assistant.Conversations.Skills;

/// <summary>
/// Finds the skills that a question concerns: a plugin named with <c>@id</c> wins alone, else the words of the question are compared with
/// name, keywords, examples and description of each skill. Thread-safe.
/// </summary>
internal sealed partial class SkillSelector(SkillText texts)
{
    private const double MinScore = 0.12;

    /// <summary>The question without the names of plugins, and the skills, best first.</summary>
    public (string Text, IReadOnlyList<SkillMatch> Skills) Select(string question, IReadOnlyList<PluginSkill> skills, CultureInfo culture)
    {
        var named = NamedPlugin().Matches(question).Select(match => match.Groups["id"].Value.ToLowerInvariant())
            .Where(id => skills.Any(skill => skill.PluginId == id)).ToHashSet(StringComparer.Ordinal);
        var text = NamedPlugin().Replace(question, match => named.Contains(match.Groups["id"].Value.ToLowerInvariant()) ? " " : match.Value).Trim();
        var candidates = named.Count == 0 ? skills : [.. skills.Where(skill => named.Contains(skill.PluginId))];
        var asked = texts.Terms(text);
        var weights = Rarity(skills);
        var matches = candidates
            .Select(skill => new SkillMatch(skill.PluginId, skill.Manifest.Id, skill.Manifest.Name.For(culture), skill.Manifest.Tools, Score(asked, skill.Manifest, weights))
            {
                Examples = skill.Manifest.Examples,
                Vocabulary = texts.Terms(About(skill.Manifest)),
            })
            .Where(match => named.Count > 0 || match.Score >= MinScore)
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.SkillId, StringComparer.Ordinal)
            .ToList();
        return (text, matches);
    }

    /// <summary>The best example's cosine, or that of all other words about the skill.</summary>
    private double Score(IReadOnlySet<string> asked, SkillManifest skill, Dictionary<string, double> weights)
    {
        var about = texts.Terms($"{skill.Name.De} {string.Join(' ', skill.Keywords)} {skill.Description.De}");
        var best = skill.Examples.Select(texts.Terms).Select(example => Cosine(asked, example, weights)).DefaultIfEmpty(0).Max();
        var english = texts.Terms($"{skill.Name.En} {skill.Description.En}");
        return Math.Max(best, Math.Max(Cosine(asked, about, weights), Cosine(asked, english, weights)));
    }

    private static double Cosine(IReadOnlySet<string> first, IReadOnlySet<string> second, Dictionary<string, double> weights)
    {
        double Squares(IReadOnlySet<string> terms) => terms.Sum(term => Math.Pow(weights.GetValueOrDefault(term, 1), 2));
        if (first.Where(second.Contains).All(SkillText.IsWeak))
            return 0;
        var shared = first.Where(second.Contains).Sum(term => Math.Pow(weights.GetValueOrDefault(term, 1), 2));
        return shared / Math.Sqrt(Squares(first) * Squares(second));
    }

    private Dictionary<string, double> Rarity(IReadOnlyList<PluginSkill> skills)
    {
        var documents = skills.Select(skill => texts.Terms(About(skill.Manifest))).ToList();
        return documents.SelectMany(terms => terms).GroupBy(term => term, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Math.Log(1 + ((documents.Count + 1.0) / group.Count())), StringComparer.Ordinal);
    }

    private static string About(SkillManifest skill) =>
        $"{skill.Name.De} {skill.Name.En} {string.Join(' ', skill.Keywords)} {skill.Description.De} {skill.Description.En} {string.Join(' ', skill.Examples)}";

    [GeneratedRegex(@"(?<![\w.])@(?<id>[A-Za-z][A-Za-z0-9-]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPlugin();
}
