using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Checks;
using Assistant.Conversations.History;
using Assistant.Conversations.PlainLanguage;
using Assistant.Conversations.Tests.Generation;
using Assistant.Conversations.Turns;
using Assistant.Models;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.Tests.PlainLanguage;

public sealed class PlainLanguageTests
{
    private const string Original = "Die Verwaltung schlägt den Ausbau des Radwegs an der Uferstraße vor [1]. Die Kosten belaufen sich auf 480.000 Euro [2]. Der Baubeginn ist für den 3. Mai 2027 vorgesehen [2].";
    private const string Simple = "Die Stadt will den Radweg an der Uferstraße ausbauen [1]. Das ist ein Vorschlag [1].\n\nDas kostet 480.000 Euro [2]. Der Bau beginnt am 3. Mai 2027 [2].";
    private static readonly Caller s_anna = Caller.Visitor("rebstadt", "visitor-anna");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stored_answer_is_streamed_in_plain_language_checked_and_kept_with_it()
    {
        var model = new TurnModel("Die Stadt will ", Simple["Die Stadt will ".Length..]);
        using var turns = new TestTurns(model, []);
        var answer = await StoredAsync(turns);

        var events = await RunAsync(turns, answer);

        events.OfType<TurnEvent.TextAdded>().Count().ShouldBe(2);
        events.OfType<TurnEvent.TextReplaced>().ShouldBeEmpty();
        var finished = Finished(events);
        (finished.Text, finished.Mode, finished.Model, finished.Notice).ShouldBe((Simple, AnswerMode.Generated, TurnModel.Name, null));
        finished.Checks.ShouldBeEmpty();
        finished.Citations.Count.ShouldBe(2);
        var messages = await MessagesAsync(turns);
        messages.Count.ShouldBe(2);
        messages[1].Text.ShouldBe(Original);
        (messages[1].Simple!.Text, messages[1].Simple!.Model).ShouldBe((Simple, TurnModel.Name));
        messages[1].Simple!.PromptVersion!.ShouldStartWith("simple.de.v1+");
        model.Requests.Count.ShouldBe(1);
        model.Requests[0].AllText.ShouldContain("480.000 Euro [2]");
        model.Requests[0].Options!.Tools.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_sources_do_not_carry_is_repaired_once()
    {
        var wrong = Simple.Replace("480.000", "840.000", StringComparison.Ordinal);
        using var turns = new TestTurns(new TurnModel(asked => [TurnModel.Text(asked.AllText.Contains("840.000", StringComparison.Ordinal) ? Simple : wrong)]), []);
        var answer = await StoredAsync(turns);

        var events = await RunAsync(turns, answer);

        events.OfType<TurnEvent.TextReplaced>().Single().Text.ShouldBe(Simple);
        Finished(events).Checks.ShouldBeEmpty();
        (await MessagesAsync(turns))[1].Simple!.Text.ShouldBe(Simple);
    }

    [Fact]
    public async Task What_was_changed_or_lost_is_shown()
    {
        using var turns = new TestTurns(new TurnModel("Die Stadt will den Radweg ausbauen [1]. Das kostet 840.000 Euro [1]."), []);
        var answer = await StoredAsync(turns);

        Finished(await RunAsync(turns, answer));

        var checks = (await MessagesAsync(turns))[1].Simple!.Checks;
        checks.ShouldContain(finding => finding.Kind == CheckKind.Amount && finding.Words.Contains("840.000") && finding.Length > 0);
        foreach (var lost in new[] { "[2]", "480.000", "3. Mai 2027" })
            checks.ShouldContain(finding => finding.Words.Contains(lost) && finding.Length == 0 && finding.Reason.De.Contains("fehlt"), lost);
    }

    [Fact]
    public async Task What_only_the_councils_record_says_counts_as_the_answer_has_it()
    {
        using var turns = new TestTurns(new TurnModel("Der Stadtrat hat das beschlossen [1]."), []);
        var answer = await StoredAsync(turns, "Der Stadtrat hat den Ausbau beschlossen [1].");

        Finished(await RunAsync(turns, answer)).Checks.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_doubtful_in_the_answer_is_doubtful_in_plain_language()
    {
        using var turns = new TestTurns(new TurnModel("Der Stadtrat hat das beschlossen [1]."), []);
        const string text = "Der Stadtrat hat den Ausbau beschlossen [1].";
        var answer = await StoredAsync(turns, text, new CheckFinding(CheckKind.Status, "beschlossen", new LocalizedText("Nicht vermerkt."), 32, 11));

        Finished(await RunAsync(turns, answer)).Checks.ShouldContain(finding => finding.Kind == CheckKind.Status);
    }

    [Fact]
    public async Task Without_a_model_in_reach_there_is_a_sentence()
    {
        using var turns = new TestTurns();
        var answer = await StoredAsync(turns);

        (await Should.ThrowAsync<NoModelException>(() => RunAsync(turns, answer))).Message.ShouldContain("Sprachmodell");
    }

    [Theory]
    [InlineData(ModelFailure.ServerFailed, "nicht zu Ende geschrieben")]
    [InlineData(ModelFailure.QueueFull, "17 Sekunden")]
    public async Task A_model_that_fails_leaves_a_sentence_and_nothing_stored(ModelFailure failure, string words)
    {
        using var turns = new TestTurns(new TurnModel(_ => Broken(failure)), []);
        var answer = await StoredAsync(turns);

        (await Should.ThrowAsync<NoModelException>(() => RunAsync(turns, answer))).Message.ShouldContain(words);
        (await MessagesAsync(turns))[1].Simple.ShouldBeNull();
    }

    [Fact]
    public async Task A_text_that_is_cut_is_not_stored()
    {
        using var turns = new TestTurns(new TurnModel(_ => [TurnModel.Text("Die Stadt will"), TurnModel.End(ChatFinishReason.Length)]), []);
        var answer = await StoredAsync(turns);

        await Should.ThrowAsync<NoModelException>(() => RunAsync(turns, answer));
        (await MessagesAsync(turns))[1].Simple.ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_elses_answer_is_not_there_and_a_question_is_no_answer()
    {
        using var turns = new TestTurns(new TurnModel(Simple), []);
        var answer = await StoredAsync(turns);
        var question = (await MessagesAsync(turns))[0].Id;

        await Should.ThrowAsync<ConversationNotFoundException>(() => RunAsync(turns, answer, Caller.Visitor("rebstadt", "visitor-ben")));
        await Should.ThrowAsync<ConversationNotFoundException>(() => RunAsync(turns, question));
    }

    [Fact]
    public async Task An_answer_too_long_for_the_model_is_refused()
    {
        using var turns = new TestTurns(new TurnModel(Simple) { ContextTokens = 2_048 }, []);
        var answer = await StoredAsync(turns, string.Concat(Enumerable.Repeat(Original + " ", 40)));

        (await Should.ThrowAsync<QuestionException>(() => RunAsync(turns, answer))).Message.ShouldContain("zu lang");
    }

    [Fact]
    public async Task It_is_written_in_the_readers_language()
    {
        var model = new TurnModel(Simple);
        using var turns = new TestTurns(model, []);
        var answer = await StoredAsync(turns);

        await RunAsync(turns, answer, culture: "en-GB");

        model.Requests[0].AllText.ShouldContain("plain English");
    }

    private static IEnumerable<ChatResponseUpdate> Broken(ModelFailure failure)
    {
        yield return TurnModel.Text("Die Stadt");
        throw new ModelException(failure, "gone") { RetryAfter = TimeSpan.FromSeconds(17) };
    }

    // Passages are kept of what is in the index alone; so the quotes are the sources here.
    private static async Task<string> StoredAsync(TestTurns turns, string text = Original, params CheckFinding[] checks)
    {
        await turns.Get<ConversationStore>().EnsureAsync(s_anna, "c", Token);
        var question = await turns.Get<TurnStore>().AskAsync(s_anna, "c", "Was ist mit dem Radweg?", null, Token);
        await using var draft = await turns.Get<TurnStore>().BeginAnswerAsync(s_anna, "c", question, Token);
        var citations = new[] { "Die Verwaltung schlägt den Ausbau des Radwegs an der Uferstraße vor.", "Die Kosten betragen 480.000 Euro. Baubeginn ist der 3. Mai 2027." }
            .Select((quote, position) => new Citation(position + 1, new SourceReference { DocumentId = "V/1", Title = "Radweg" }, null, null, "p" + position, quote)).ToList();
        await draft.FinishAsync(new StoredAnswer { Answer = new Answer { Text = text, Mode = AnswerMode.Generated, Model = "m", Citations = citations, Checks = checks } }, Token);
        return draft.AnswerId;
    }

    private static async Task<IReadOnlyList<StoredMessage>> MessagesAsync(TestTurns turns) => (await turns.Get<ConversationStore>().GetAsync(s_anna, "c", Token)).Messages;

    private static async Task<List<TurnEvent>> RunAsync(TestTurns turns, string answer, Caller? caller = null, string culture = "de-DE")
    {
        var events = new List<TurnEvent>();
        await turns.Get<PlainLanguageTurns>().RunAsync(new PlainLanguageRequest(caller ?? s_anna, TestTurns.City, "c", answer) { Culture = CultureInfo.GetCultureInfo(culture) }, events.Add, Token);
        return events;
    }

    private static Answer Finished(List<TurnEvent> events) => events[^1].ShouldBeOfType<TurnEvent.Finished>().Answer;
}
