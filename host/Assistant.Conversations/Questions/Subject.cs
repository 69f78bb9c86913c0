using Assistant.Conversations.Skills;
using Assistant.Conversations.Tools;
using Assistant.Conversations.Turns;

namespace Assistant.Conversations.Questions;

/// <summary>A question with all that was read from it. Immutable.</summary>
/// <param name="Question">The question.</param>
/// <param name="Terms">Its words.</param>
/// <param name="Skill">The skill that it concerns most.</param>
internal sealed record Subject(Question Question, QuestionTerms Terms, SkillMatch? Skill)
{
    /// <summary>
    /// Whether besides times, committees and the skill's own words the question names nothing that could be looked for in documents
    /// (“Welche Sitzungen sind nächste Woche?”): a tool's table is then the whole answer.
    /// </summary>
    public bool IsOfSkillAlone { get; } =
        Skill is not null && !ArgumentBinder.Reference().IsMatch(Question.Text) && Terms.All.All(term => IsOrdinary(term, Skill, Question.Text));

    private static bool IsOrdinary(QuestionTerm term, SkillMatch skill, string question) =>
        !term.IsNoun || !PeriodReader.Without(question).Contains(term.Word, StringComparison.Ordinal) || term.Term.All(char.IsAsciiDigit) || skill.Vocabulary.Contains(term.Term) ||
        (CommitteeReader.Read(question)?.Contains(term.Word, StringComparison.OrdinalIgnoreCase) ?? false) ||
        (CommitteeReader.Read(term.Word) is not null);
}
