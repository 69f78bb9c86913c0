using Assistant.Conversations.Questions;
using Assistant.Memory.German;

namespace Assistant.Conversations.Tests.Questions;

public sealed class QuestionReadingTests : IDisposable
{
    private readonly TestTurns _turns = new();

    public void Dispose() => _turns.Dispose();

    [Theory]
    [InlineData("Was kostet die Turnhalle?", nameof(ExpectedAnswer.Amount))]
    [InlineData("Wie hoch ist die Hundesteuer?", nameof(ExpectedAnswer.Amount))]
    [InlineData("Wie viele Plätze fehlen?", nameof(ExpectedAnswer.Number))]
    [InlineData("Wann wird die Brücke saniert?", nameof(ExpectedAnswer.Date))]
    [InlineData("Wie lange bleibt der Sicherheitsdienst?", nameof(ExpectedAnswer.Duration))]
    [InlineData("Wurde die Satzung beschlossen?", nameof(ExpectedAnswer.Decision))]
    [InlineData("Gilt in der Rheinstraße Tempo 30?", nameof(ExpectedAnswer.Decision))]
    [InlineData("Wer betreibt die Kita?", nameof(ExpectedAnswer.Who))]
    [InlineData("Warum wurde der Neubau verschoben?", nameof(ExpectedAnswer.Reason))]
    [InlineData("Worum geht es in der Drucksache 2025/0112?", nameof(ExpectedAnswer.Subject))]
    [InlineData("Trinkbrunnen Hafenplatz", nameof(ExpectedAnswer.Any))]
    public void A_question_says_what_kind_of_answer_it_wants(string question, string expected) => ExpectedAnswers.Of(question).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("Die Kosten betragen 18.500 €.", nameof(ExpectedAnswer.Amount), true)]
    [InlineData("Die Kosten sind hoch.", nameof(ExpectedAnswer.Amount), false)]
    [InlineData("Der Bau beginnt im Mai 2026.", nameof(ExpectedAnswer.Date), true)]
    [InlineData("Der Bau beginnt bald.", nameof(ExpectedAnswer.Date), false)]
    [InlineData("Der Antrag wird abgelehnt.", nameof(ExpectedAnswer.Decision), true)]
    [InlineData("Der Antrag wird beraten.", nameof(ExpectedAnswer.Decision), false)]
    [InlineData("Alles.", nameof(ExpectedAnswer.Any), false)]
    public void A_sentence_has_the_kind_of_answer_or_not(string sentence, string expected, bool has) =>
        ExpectedAnswers.IsIn(sentence, Enum.Parse<ExpectedAnswer>(expected)).ShouldBe(has);

    [Fact]
    public void Spelling_tells_what_from_where_and_when()
    {
        var roles = new WordRoles("Was kostet die Magnetschwebebahn vom Hauptbahnhof zum KIT Campus Nord im Sommer 2026?");
        roles.Of("Magnetschwebebahn").ShouldBe(WordRole.Topic);
        ((string[])["Hauptbahnhof", "KIT", "Campus", "Nord"]).ShouldAllBe(word => roles.Of(word) == WordRole.Place);
        roles.Of("Sommer").ShouldBe(WordRole.Time);
        roles.Of("2026").ShouldBe(WordRole.Time);
        roles.Of("kostet").ShouldBe(WordRole.Frame);
        new WordRoles("Fallen die Parkplätze weg?").Of("Fallen").ShouldBe(WordRole.Other);
        new WordRoles("ameisenplage am bernhardusplatz").Of("ameisenplage").ShouldBe(WordRole.Topic);
    }

    [Theory]
    [InlineData("Baumschutzsatzung", 0.6)]
    [InlineData("Satzung", 1.0)]
    [InlineData("Satz", 0.0)]
    public void A_compound_speaks_of_its_last_word(string text, double match) =>
        Term("Satzung").MatchIn(_turns.Get<GermanText>().TermSet(text)).ShouldBe(match);

    [Theory]
    [InlineData("382 Unfälle mit Rädern", 0.8)]
    [InlineData("382 Unfälle", 0.0)]
    public void An_unknown_compound_needs_all_its_parts(string text, double match) =>
        (Term("Radunfälle") with { Parts = ["rad", "unfall"] }).MatchIn(_turns.Get<GermanText>().TermSet(text)).ShouldBe(match);

    [Fact]
    public async Task Words_of_documents_that_the_caller_may_not_see_are_unknown()
    {
        await _turns.SyncAsync(TestTurns.Paper("1", "Vermerk", "Die Zitadelle wird verkauft.", Assistant.Sdk.Audience.Internal));
        (await _turns.AskAsync("Was wird aus der Zitadelle?")).WordsNotFound.ShouldBe(["Zitadelle"]);
    }

    private QuestionTerm Term(string word) => new(word, _turns.Get<GermanText>().Words(word)[0].Term, 3, WordRole.Topic, 1);
}
