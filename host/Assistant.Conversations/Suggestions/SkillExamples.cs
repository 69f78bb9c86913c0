using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Skills;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;

namespace Assistant.Conversations.Suggestions;

/// <summary>Examples of what plugins can be asked, in the language of whoever asks.</summary>
public static partial class SkillExamples
{
    private const int Count = 4;

    /// <summary>Of a skill's examples those in the reader's language; all where there are none.</summary>
    /// <param name="examples">The manifest's.</param>
    /// <param name="culture">The reader's language.</param>
    public static IReadOnlyList<string> In(IReadOnlyList<string> examples, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var isEnglish = culture.TwoLetterISOLanguageName == "en";
        return examples.Where(example => IsEnglish(example) == isEnglish).ToList() is { Count: > 0 } own ? own : examples;
    }

    /// <summary>Says what a plugin can be asked, where somebody named it and asked nothing: an example of each of its skills.</summary>
    /// <param name="question">The question.</param>
    /// <param name="skills">The skills of the plugins that were named.</param>
    internal static Answer Answer(Question question, IReadOnlyList<SkillMatch> skills)
    {
        var examples = skills
            .Select(skill => In(skill.Examples, question.Culture) is [var first, ..] ? first : null)
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
    internal static bool IsEnglish(string example) => English().IsMatch(example);

    [GeneratedRegex(@"^(What|When|Which|Who|How|Where|Why|Did|Does|Is there)\b|\bthe\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex English();
}
