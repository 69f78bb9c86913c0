namespace Assistant.Conversations.Skills;

/// <summary>Puts the choice by words and the choice by meaning together.</summary>
internal static class SkillFusion
{
    /// <summary>
    /// What meaning weighs. It only lifts skills: the cosines of an embedder lie close together and mean something else in each model, so words
    /// keep the upper hand where they are sure.
    /// </summary>
    private const double MeaningShare = 0.4;

    /// <summary>Defaults that hold for the usual multilingual embedders, where unlike texts of one language lie below the first.</summary>
    private const double NoLikeness = 0.45;
    private const double FullLikeness = 0.9;

    /// <summary>A clear winner by meaning lies as far before the middle of the others.</summary>
    private const double ClearLead = 0.12;

    /// <summary>The scores, from 0 to 1, in the order of the skills.</summary>
    /// <param name="lexical">By words, from 0 to 1.</param>
    /// <param name="cosines">By meaning; <see langword="null"/> where there is none.</param>
    public static IReadOnlyList<double> Fuse(IReadOnlyList<double> lexical, IReadOnlyList<double>? cosines)
    {
        if (cosines is null || cosines.Count != lexical.Count || cosines.Count == 0)
            return lexical;
        var middle = cosines.Order().ElementAt(cosines.Count / 2);
        return
        [
            .. lexical.Select((words, at) =>
            {
                var absolute = Math.Clamp((cosines[at] - NoLikeness) / (FullLikeness - NoLikeness), 0, 1);
                var lead = cosines.Count == 1 ? 1 : Math.Clamp((cosines[at] - middle) / ClearLead, 0, 1);
                var meaning = absolute * lead;
                return ((1 - MeaningShare) * words) + (MeaningShare * Math.Max(words, meaning));
            }),
        ];
    }
}
