using System.Globalization;
using Assistant.Conversations.Skills;

namespace Assistant.Conversations.Tests.Skills;

public sealed class SkillSelectionTests : IDisposable
{
    private readonly TestTurns _turns = new();

    public void Dispose() => _turns.Dispose();

    [Fact]
    public void The_questions_are_200_halved_within_each_skill()
    {
        SkillFixtures.Questions.Count.ShouldBe(200);
        SkillFixtures.Questions.Count(question => question.Split == "tune").ShouldBe(100);
        SkillFixtures.Questions.Select(question => question.Question).Concat(SkillFixtures.MoreQuestions.Select(question => question.Question)).ShouldBeUnique();
        SkillFixtures.Questions.Select(question => question.Skill).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(SkillFixtures.Skills.Select(skill => skill.Manifest.Id).Append(SkillFixtures.None).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nine_of_ten_questions_that_were_looked_at_find_their_skill_first()
    {
        var questions = SkillFixtures.Questions.Where(question => question.Split == "tune").Concat(SkillFixtures.MoreQuestions).ToList();
        var wrong = Wrong(questions);
        Share(questions, wrong).ShouldBeGreaterThanOrEqualTo(0.9, string.Join('\n', wrong));
    }

    // Says how many, never which: who looks at these questions must write others.
    [Fact]
    public void Nine_of_ten_questions_that_were_not_looked_at_find_their_skill_first()
    {
        var questions = SkillFixtures.Questions.Where(question => question.Split == "report").ToList();
        Share(questions, Wrong(questions)).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    private static double Share(List<LabelledQuestion> questions, List<(LabelledQuestion Question, string Found)> wrong) => 1 - ((double)wrong.Count / questions.Count);

    private List<(LabelledQuestion Question, string Found)> Wrong(IEnumerable<LabelledQuestion> questions) =>
        [.. questions.Select(question => (question, First(question.Question))).Where(found => found.Item2 != found.question.Skill)];

    private string First(string question) =>
        _turns.Get<SkillSelector>().Select(question, SkillFixtures.Skills, CultureInfo.GetCultureInfo("de-DE")).Skills is [var first, ..] ? first.SkillId : SkillFixtures.None;
}
