using System.Text.RegularExpressions;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Skills;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;

namespace Assistant.Conversations.Suggestions;

/// <summary>Says what a plugin can be asked, where somebody named it and asked nothing.</summary>
internal static partial class SkillExamples
{
    private const int Count = 4;

    /// <summary>An example of each skill, in the reader's language where there is one.</summary>
    /// <param name="question">The question.</param>
    /// <param name="skills">The skills of the plugins that were named.</param>
    public static Answer Answer(Question question, IReadOnlyList<SkillMatch> skills)
    {
        var isEnglish = question.Culture.TwoLetterISOLanguageName == "en";
        var examples = skills
            .Select(skill => skill.Examples.FirstOrDefault(example => IsEnglish(example) == isEnglish) ?? (skill.Examples is [var first, ..] ? first : null))
            .OfType<string>().Take(Count).ToList();
        var plugins = string.Join(", @", skills.Select(skill => skill.PluginId).Distinct(StringComparer.Ordinal));
        return new Answer
        {
            Text = AnswerTexts.For(question.Culture).WhatCanBeAsked(plugins) + "\n" + string.Join('\n', examples.Select(example => "– " + example)),
            Mode = AnswerMode.Extractive,
            Suggestions = examples,
        };
    }

    /// <summary>Whether an example is written in English.</summary>
    /// <param name="example">A question from a manifest.</param>
    public static bool IsEnglish(string example) => English().IsMatch(example);

    [GeneratedRegex(@"^(What|When|Which|Who|How|Where|Why|Did|Does|Is there)\b|\bthe\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex English();
}
