namespace Assistant.Conversations.Skills;

/// <summary>
/// How near a question is to a skill by its words: the likeness to the nearest example, and the share of the question that the skill's own
/// words cover. Words that few skills have count more, and those that some skill names as its keyword. Immutable.
/// </summary>
internal sealed class LexicalScorer
{
    private const double ExampleShare = 0.45;
    private const double ExampleStrength = 0.6;
    private const double DescribedStrength = 0.6;

    /// <summary>The weight of a word that no skill knows: most likely what the question is about, and in none of the examples.</summary>
    private const double UnknownWeight = 0.7;
    private const double TopicWeight = 0.7;
    private const double PointingFactor = 1.5;
    private const double WeakFactor = 0.55;
    private const double AtypicalFactor = 0.5;

    /// <summary>A kind of question that the examples of one skill have and those of no other: a number of a paper, a comparison.</summary>
    private const double OwnedShare = 0.4;
    private const double ForeignShare = 0.2;
    private const double OwnedGain = 0.3;
    private const double ForeignFactor = 0.7;

    /// <summary>Who asks for a calendar or a list of what is new names no thing; who names one looks for papers about it.</summary>
    private const double TopicFactor = 0.6;
    private const double TopicFreeShare = 0.25;

    /// <summary>A keyword of one skill means that one; what is only like it in another says less.</summary>
    private const double OthersKeywordFactor = 0.5;
    private const int MinPart = 5;
    private const int MinPointingPart = 4;

    private readonly SkillText _texts;
    private readonly Dictionary<string, double> _weights;
    private readonly HashSet<string> _pointing;
    private readonly HashSet<SkillProfile> _topicFree;
    private readonly List<(SkillProfile Skill, string Term)> _owned;

    /// <summary>Creates a scorer for skills that stand against each other.</summary>
    /// <param name="texts">Knows which terms say little.</param>
    /// <param name="skills">The skills.</param>
    public LexicalScorer(SkillText texts, IReadOnlyCollection<SkillProfile> skills)
    {
        _texts = texts;
        _weights = skills.SelectMany(skill => skill.Vocabulary).GroupBy(term => term, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Math.Log(1 + ((skills.Count + 1.0) / group.Count())), StringComparer.Ordinal);
        _pointing = skills.SelectMany(skill => skill.Pointing).ToHashSet(StringComparer.Ordinal);
        foreach (var term in _pointing)
            _weights[term] *= PointingFactor;
        // What an example happens to be about stands for anything: “… für das Stadtfest” makes no form of every question about it.
        foreach (var (skill, topic) in skills.SelectMany(skill => skill.ExampleNouns.SelectMany(nouns => nouns).Where(noun => IsTopicOf(noun, skill)).Select(noun => (skill, noun))).ToList())
            _weights[topic] = Math.Min(_weights.GetValueOrDefault(topic, UnknownWeight), TopicWeight);
        _owned =
        [
            .. skills.SelectMany(skill => skill.Kinds.Where(kind => kind.Value >= OwnedShare && skills.All(other => other == skill || other.Kinds.GetValueOrDefault(kind.Key) <= ForeignShare))
                .Select(kind => (skill, kind.Key))),
        ];
        _topicFree = [.. skills.Where(skill => skill.ExampleNouns.Count(nouns => nouns.Any(noun => IsTopicOf(noun, skill))) <= TopicFreeShare * skill.Examples.Count)];
    }

    /// <summary>From 0 to 1.</summary>
    /// <param name="asked">The terms of the question.</param>
    /// <param name="nouns">Those of them that are nouns by their spelling, as far as it tells.</param>
    /// <param name="skill">The skill.</param>
    public double Score(IReadOnlySet<string> asked, IReadOnlySet<string> nouns, SkillProfile skill)
    {
        if (asked.Where(term => Likeness(term, skill.Pointing, MinPointingPart) > 0 || Likeness(term, skill.Vocabulary, MinPart) > 0).All(_texts.IsWeak))
            return 0;
        var example = skill.Examples.Select(terms => Likeness(asked, terms)).DefaultIfEmpty(0).Max();
        var score = (ExampleShare * example) + ((1 - ExampleShare) * Coverage(asked, skill));
        if (!skill.Typical.All(asked.Contains))
            score *= AtypicalFactor;
        var owned = _owned.Where(kind => asked.Contains(kind.Term)).ToList();
        if (owned.Count > 0)
            score = owned.Any(kind => kind.Skill == skill) ? score + ((1 - score) * OwnedGain) : score * ForeignFactor;
        return _topicFree.Contains(skill) && nouns.Any(IsTopic) ? score * TopicFactor : score;
    }

    /// <summary>Whether a noun names a thing that no skill knows, also not as a part of it.</summary>
    private bool IsTopic(string noun) => !_weights.ContainsKey(noun) && !_texts.IsWeak(noun) && Likeness(noun, _pointing, MinPointingPart) <= 0;

    /// <summary>Whether a term of an example is its topic: it stands in no other example and belongs to no keyword.</summary>
    private bool IsTopicOf(string term, SkillProfile skill) =>
        !_texts.IsWeak(term) && !skill.Described.Contains(term) && skill.Examples.Count(example => example.Contains(term)) == 1
        && TermLikeness.Best(term, _pointing, MinPointingPart, isKnown: false) <= 0;

    /// <summary>The share of the question's weight that the skill's words cover.</summary>
    private double Coverage(IReadOnlySet<string> asked, SkillProfile skill)
    {
        var pointing = skill.PointingIn(asked);
        var (covered, total) = (0.0, 0.0);
        foreach (var term in asked)
        {
            var weight = Weight(term);
            total += weight;
            covered += weight * Math.Max(
                Likeness(term, pointing, MinPointingPart),
                Math.Max(DescribedStrength * Likeness(term, skill.Described, MinPart), ExampleStrength * skill.Examples.Select(example => Likeness(term, example, MinPart)).DefaultIfEmpty(0).Max()));
        }

        return total <= 0 ? 0 : covered / total;
    }

    /// <summary>The cosine, where likeness stands for sameness.</summary>
    private double Likeness(IReadOnlySet<string> asked, IReadOnlySet<string> example)
    {
        var shared = asked.Sum(term => Math.Pow(Weight(term), 2) * Likeness(term, example, MinPart));
        return shared <= 0 ? 0 : Math.Min(1, shared / Math.Sqrt(Squares(asked) * Squares(example)));
    }

    private double Likeness(string term, IReadOnlySet<string> others, int minPart)
    {
        var likeness = TermLikeness.Best(term, others, minPart, isKnown: _weights.ContainsKey(term));
        return likeness < 1 && _pointing.Contains(term) ? likeness * OthersKeywordFactor : likeness;
    }

    private double Squares(IReadOnlySet<string> terms) => terms.Sum(term => Math.Pow(Weight(term), 2));

    private double Weight(string term) => _weights.GetValueOrDefault(term, UnknownWeight) * (_texts.IsCommon(term) ? WeakFactor : 1);
}
