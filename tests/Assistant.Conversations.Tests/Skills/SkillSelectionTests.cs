using System.Globalization;
using Assistant.Conversations.Skills;

namespace Assistant.Conversations.Tests.Skills;

public sealed class SkillSelectionTests : IDisposable
{
    private readonly TestTurns _turns = new();

    public void Dispose() => _turns.Dispose();

    [Theory]
    [InlineData("tune")]
    [InlineData("report")]
    [InlineData("more")]
    public void Nine_of_ten_questions_find_their_skill_first(string split)
    {
        var questions = (split == "more" ? SkillFixtures.MoreQuestions : SkillFixtures.Questions.Where(question => question.Split == split)).ToList();
        var wrong = questions.Select(question => (question, Found: First(question.Question))).Where(pair => !pair.Found.StartsWith(pair.question.Skill + " ", StringComparison.Ordinal)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{split}: {questions.Count - wrong.Count} of {questions.Count}");
        if (split != "report")
            File.WriteAllLines($"/tmp/{split}.txt", wrong.Select(w => w.ToString()));
        else
            File.WriteAllLines("/tmp/report.txt", [wrong.Count.ToString(CultureInfo.InvariantCulture)]);

        questions.Count.ShouldBeGreaterThanOrEqualTo(100);
        (1.0 - ((double)wrong.Count / questions.Count)).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    private string First(string question) => _turns.Get<SkillSelector>().Select(question, SkillFixtures.Skills, CultureInfo.GetCultureInfo("de-DE")).Skills is [var first, ..]
        ? FormattableString.Invariant($"{first.SkillId} {first.Score:0.00}") : SkillFixtures.None + " ";
}
