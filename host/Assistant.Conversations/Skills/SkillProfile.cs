using Assistant.PluginHosting;

namespace Assistant.Conversations.Skills;

/// <summary>What a manifest says about a skill, as terms. Immutable.</summary>
internal sealed class SkillProfile
{
    /// <summary>Said of kinds of terms that nearly every example has: without its number there is no question about a paper's path.</summary>
    private const double TypicalShare = 0.8;

    private readonly IReadOnlyList<IReadOnlySet<string>> _phrases;
    private readonly HashSet<string> _pointing;

    private SkillProfile(IReadOnlyList<IReadOnlySet<string>> examples, IReadOnlyList<IReadOnlySet<string>> nouns, IReadOnlyList<IReadOnlySet<string>> pointing, IReadOnlySet<string> described)
    {
        Examples = examples;
        Kinds = examples.SelectMany(example => example).Where(SkillText.IsKind).GroupBy(term => term, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (double)group.Count() / examples.Count, StringComparer.Ordinal);
        Typical = [.. Kinds.Where(kind => kind.Value >= TypicalShare).Select(kind => kind.Key)];
        _pointing = pointing.Where(terms => terms.Count == 1).SelectMany(terms => terms).Concat(Typical).ToHashSet(StringComparer.Ordinal);
        _phrases = [.. pointing.Where(terms => terms.Count > 1)];
        Described = described;
        ExampleNouns = nouns;
        Vocabulary = pointing.SelectMany(terms => terms).Concat(described).Concat(examples.SelectMany(example => example)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The terms of each example.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Examples { get; }

    /// <summary>The nouns of each example.</summary>
    public IReadOnlyList<IReadOnlySet<string>> ExampleNouns { get; }

    /// <summary>The terms of names and keywords of one word: written to point to the skill.</summary>
    public IReadOnlySet<string> Pointing => _pointing;

    /// <summary>The terms of its description.</summary>
    public IReadOnlySet<string> Described { get; }

    /// <summary>All of them.</summary>
    public IReadOnlySet<string> Vocabulary { get; }

    /// <summary>The kinds of terms that its examples have, with the share of those that have it.</summary>
    public IReadOnlyDictionary<string, double> Kinds { get; }

    /// <summary>Kinds of terms that nearly every example has.</summary>
    public IReadOnlyList<string> Typical { get; }

    public static SkillProfile Of(PluginSkill plugin, SkillText texts) => Of(plugin.PluginId, plugin.Manifest, texts);

    // “Was ist neu im RIS?” names the plugin as well as “@ris” does, though not as surely.
    private static SkillProfile Of(string pluginId, SkillManifest skill, SkillText texts) => new(
        [.. skill.Examples.Select(texts.Terms)],
        [.. skill.Examples.Select(texts.Nouns)],
        [.. ((string[])[skill.Name.De, skill.Name.En ?? "", pluginId, .. skill.Keywords]).Select(texts.Terms).Where(terms => terms.Count > 0)],
        texts.Terms($"{skill.Description.De} {skill.Description.En}"));

    /// <summary>As <see cref="Pointing"/>, with the words of those names and keywords of several words that stand in a question as a whole.</summary>
    /// <param name="asked">The terms of the question.</param>
    public IReadOnlySet<string> PointingIn(IReadOnlySet<string> asked)
    {
        var phrases = _phrases.Where(phrase => phrase.All(asked.Contains)).ToList();
        return phrases.Count == 0 ? _pointing : _pointing.Concat(phrases.SelectMany(phrase => phrase)).ToHashSet(StringComparer.Ordinal);
    }
}
