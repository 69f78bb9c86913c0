using Assistant.Conversations.Prompts;

namespace Assistant.Conversations.Tests.Prompts;

public sealed class FollowUpTests : IDisposable
{
    private const string Bridge = "Was kostet die Sanierung der Hafenbrücke?";
    private readonly TestTurns _turns = new();

    public void Dispose() => _turns.Dispose();

    [Theory]
    [InlineData("Und wann war das?")]
    [InlineData("und wann war das")]
    [InlineData("Was kostet es?")]
    [InlineData("was kostet das denn genau")]
    [InlineData("Wer hat das beantragt?")]
    [InlineData("wer hat das beantragt")]
    [InlineData("Wann wurde es beschlossen?")]
    [InlineData("Was sagt die Verwaltung dazu?")]
    [InlineData("Welche Fraktion war dagegen?")]
    [InlineData("Warum?")]
    [InlineData("Und wie lange dauert das?")]
    [InlineData("Wer ist zuständig?")]
    [InlineData("Gibt es dazu einen Beschluss?")]
    [InlineData("Wurde dieser Antrag abgelehnt?")]
    [InlineData("Und im Jahr 2024?")]
    [InlineData("Wie ist der aktuelle Stand?")]
    public void A_question_that_means_nothing_by_itself_is_searched_with_what_was_asked_before(string question)
    {
        var found = Complete(question, Bridge);
        found.Added.ShouldBe(["Sanierung", "Hafenbrücke"]);
        found.Text.ShouldBe($"{question} Sanierung Hafenbrücke");
    }

    [Theory]
    [InlineData("Was kostet das Hallenbad?")]
    [InlineData("was kostet das hallenbad")]
    [InlineData("Gibt es Anträge zum Radverkehr?")]
    [InlineData("Welche Sitzungen sind diese Woche?")]
    [InlineData("Wann tagt der Stadtrat das nächste Mal?")]
    [InlineData("Welche Vorlagen sind seit Montag neu?")]
    [InlineData("Stand der Vorlage 2025/0140")]
    [InlineData("Und was kostet die Turnhalle am Stadtpark?")]
    [InlineData("Wie viele Kitaplätze gibt es?")]
    [InlineData("Was hat der Stadtrat zum Wärmeplan beschlossen?")]
    public void A_question_that_stands_for_itself_stays_as_it_is(string question) => Complete(question, Bridge).ShouldBe(new FollowUpText(question, []), Same);

    [Fact]
    public void A_row_of_follow_ups_leads_back_to_what_it_is_about()
    {
        Complete("Und wer zahlt das?", Bridge, "Und wann war das?").Added.ShouldBe(["Sanierung", "Hafenbrücke"]);
        Complete("Wer war dafür?", "Welche Spielplätze werden saniert?", "Und in der Weststadt?").Added.ShouldBe(["Weststadt", "Spielplätze"], ignoreOrder: true);
    }

    [Fact]
    public void The_nearest_question_that_is_about_something_counts() =>
        Complete("Was kostet das?", Bridge, "Was steht im Antrag zur Turnhalle?").Added.ShouldBe(["Turnhalle"]);

    [Fact]
    public void The_number_of_a_paper_is_what_a_question_is_about() =>
        Complete("Wann berät der Stadtrat darüber?", "Wie ist der Stand der Vorlage 2025/0140?").Text.ShouldEndWith("2025/0140");

    [Fact]
    public void Without_an_earlier_question_nothing_is_added() => Complete("Und wann war das?").Added.ShouldBeEmpty();

    private static IEqualityComparer<FollowUpText> Same => EqualityComparer<FollowUpText>.Create(
        (first, second) => first!.Text == second!.Text && first.Added.SequenceEqual(second.Added), text => text.Text.GetHashCode(StringComparison.Ordinal));

    private FollowUpText Complete(string question, params string[] earlier) => _turns.Get<FollowUp>().Complete(question, earlier);
}
