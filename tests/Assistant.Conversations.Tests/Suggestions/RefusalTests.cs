using Assistant.Conversations.Answers;
using Assistant.Conversations.Suggestions;
using Assistant.Conversations.Turns;
using Assistant.Sdk;
using Assistant.Walls.Access;
using static Assistant.Conversations.Tests.TestTurns;

namespace Assistant.Conversations.Tests.Suggestions;

public sealed class RefusalTests : IAsyncLifetime
{
    private readonly TestTurns _turns = new();

    public async ValueTask InitializeAsync() => await _turns.SyncAsync(
    [
        Paper("2025/0010", "Neubau der Turnhalle am Stadtpark", "Die Turnhalle am Stadtpark kostet 1.250.000 € und wird im Mai 2026 eröffnet.") with { Date = new DateOnly(2025, 3, 4) },
        Paper("2025/0011", "Sanierung der Hafenbrücke", "Die Gesamtkosten der Sanierung der Hafenbrücke betragen 2.450.000 €.") with { Date = new DateOnly(2024, 11, 2) },
        Paper("2025/0013", "Geheimes Grundstücksgeschäft Zitadelle", "Der Kaufpreis der Zitadelle beträgt 9.000.000 €.", Audience.Internal) with { Date = new DateOnly(2019, 1, 1) },
        Paper("2025/0014", "Antrag zum Spielplatz am Ufer", "Der Antrag fordert eine Rutsche für den Spielplatz am Ufer."),
        .. Enumerable.Range(1, 20).Select(i => Paper($"2024/{i:0000}", $"Bericht über das Vorhaben {i}", $"Das Vorhaben Nummer {i} wurde geprüft und ist in gutem Zustand.")),
    ]);

    public ValueTask DisposeAsync()
    {
        _turns.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_refusal_says_what_was_searched_and_for_which_words()
    {
        var answer = await _turns.AskAsync("Was kostet die Magnetschwebebahn?");

        answer.Refused.ShouldBeTrue();
        answer.Text.ShouldStartWith("Dazu habe ich in den Unterlagen von Rebstadt am Rhein nichts gefunden, was die Frage beantwortet.");
        answer.Text.ShouldContain("Durchsucht: 23 Unterlagen vom 2. November 2024 bis 4. März 2025 mit 23 Textstellen. Gesucht nach: „kostet“, „Magnetschwebebahn“.");
        answer.Text.ShouldContain("In keiner Unterlage kommt vor: „Magnetschwebebahn“.");
    }

    [Fact]
    public async Task What_was_searched_is_what_the_caller_may_see()
    {
        var answer = await _turns.AskAsync("Was kostet die Magnetschwebebahn?", caller: Caller.Staff(TestTurns.City.Id, "p1", []));
        answer.Text.ShouldContain("24 Unterlagen vom 1. Januar 2019 bis");
    }

    [Theory]
    [InlineData("Was kostet die Magnetschwebebahn?")]
    [InlineData("Wann wird das Delfinarium am Stadtpark eröffnet?")]
    [InlineData("Kaufpreis der Zitadelle")]
    [InlineData("Xylophonunterricht")]
    [InlineData("gibts hier einen flughafn")]
    public async Task Two_or_three_better_questions_are_offered_and_each_finds_something(string question)
    {
        var answer = await _turns.AskAsync(question);

        answer.Refused.ShouldBeTrue();
        answer.Suggestions.Count.ShouldBeInRange(2, 3);
        answer.Suggestions.ShouldBeUnique();
        foreach (var suggestion in answer.Suggestions)
        {
            answer.Text.ShouldContain("– " + suggestion);
            suggestion.ShouldNotContain("Grundstücksgeschäft");
            var better = await _turns.AskAsync(suggestion);
            better.Refused.ShouldBeFalse(suggestion);
            better.Citations.ShouldNotBeEmpty(suggestion);
        }
    }

    [Fact]
    public async Task The_nearest_comes_first()
    {
        var answer = await _turns.AskAsync("Wann wird das Delfinarium am Stadtpark eröffnet?");
        answer.Suggestions[0].ShouldBe("Welche Vorlagen gibt es zu „Stadtpark“?");
        answer.Suggestions[1].ShouldBe("Worum geht es bei „Neubau der Turnhalle am Stadtpark“?");
    }

    [Fact]
    public async Task An_english_reader_gets_english_words()
    {
        var answer = await _turns.AskAsync("Magnetschwebebahn", "en-GB");
        answer.Text.ShouldContain("Searched: 23 papers from 2 November 2024 to 4 March 2025 with 23 passages. Looked for: “Magnetschwebebahn”.");
        answer.Suggestions.ShouldAllBe(suggestion => suggestion.StartsWith("Wh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_is_read_in_yet_the_refusal_says_so()
    {
        using var empty = new TestTurns();
        var answer = await empty.AskAsync("Was kostet die Turnhalle?");
        answer.Refused.ShouldBeTrue();
        answer.Text.ShouldContain("Für Rebstadt am Rhein sind noch keine Unterlagen eingelesen, die Sie sehen dürfen.");
        answer.Suggestions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_suggestion_that_finds_nothing_is_not_offered()
    {
        var check = _turns.Get<SuggestionCheck>();
        var question = new Question("x", Caller.Anonymous(TestTurns.City.Id), TestTurns.City);
        (await check.FindsAsync(question, "Worum geht es bei „Sanierung der Hafenbrücke“?", TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await check.FindsAsync(question, "Worum geht es bei „Geheimes Grundstücksgeschäft Zitadelle“?", TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await check.FindsAsync(question, "Was kostet die Magnetschwebebahn?", TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await check.FindsAsync(question, "Und wer?", TestContext.Current.CancellationToken)).ShouldBeFalse();
    }
}
