using Assistant.Conversations.Answers;
using Assistant.Conversations.History;
using Assistant.Conversations.Tests.Generation;
using Assistant.Conversations.Turns;
using Assistant.Conversations.Uploads;
using Assistant.Sdk;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Tests.Uploads;

/// <summary>What a turn finds in people's files, and what it never finds.</summary>
public sealed class UploadSearchTurnTests
{
    private const string Question = "Was kostet die Rutsche?";
    private const string Offer = "Angebot der Firma Berg. Die Rutsche kostet 12.300 Euro. Die Lieferung dauert acht Wochen.";
    private static readonly Caller s_anna = Caller.Visitor("rebstadt", "visitor-anna");
    private static readonly Caller s_ben = Caller.Visitor("rebstadt", "visitor-ben");
    private static readonly Caller s_annaElsewhere = Caller.Visitor("rheinfelden", "visitor-anna");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_model_a_late_page_is_quoted_with_its_number()
    {
        using var turns = new TestTurns();
        var answer = await AskAsync(turns, Question, [await FileAsync(turns, "Akte.pdf", Long(at: 57, Offer, pages: 80))]);

        (answer.Mode, answer.Refused).ShouldBe((AnswerMode.Extractive, false));
        answer.Text.ShouldContain("Das steht dazu in dem, was Sie angehängt haben:");
        answer.Text.ShouldContain("„Die Rutsche kostet 12.300 Euro.“ [1]");
        answer.Text.ShouldNotContain("Unterlagen von");
        (answer.Citations[0].Document.Title, answer.Citations[0].Document.Page, answer.Citations[0].Quote).ShouldBe(("Akte.pdf", 57, "Die Rutsche kostet 12.300 Euro."));
        answer.WordsNotFound.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_a_model_a_late_page_of_a_long_file_is_in_its_prompt()
    {
        var model = new TurnModel("Die Rutsche kostet 12.300 Euro [1].") { ContextTokens = 4_096 };
        using var turns = new TestTurns(model, []);
        await AskAsync(turns, "Wie teuer ist die Ruttsche?", [await FileAsync(turns, "Akte.pdf", Long(at: 57, Offer, pages: 80))]);

        model.Requests[0].AllText.ShouldContain("Dokument: Akte.pdf; Seite 57");
        model.Requests[0].AllText.ShouldContain("12.300");
    }

    [Theory]
    [InlineData("Wie teuer ist die Ruttsche?", "Die Rutsche kostet 12.300 Euro.")]
    [InlineData("Wer leitet die Kita?", "Die Kindertagesstätte leitet Frau Acker seit dem Sommer.")]
    [InlineData("Was steht in § 34 BauGB dazu?", "Nach §34 BauGB ist das Vorhaben zulässig.")]
    [InlineData("Wann tagt der HFA?", "Der Haupt- und Finanzausschuss tagt am 3. Mai 2026.")]
    public async Task Slips_synonyms_and_notations_find_the_quote(string question, string quote)
    {
        using var turns = new TestTurns();
        var text = string.Join('\f', Long(at: 3, Offer, pages: 6), Filler(2) + "\n\nDie Kindertagesstätte leitet Frau Acker seit dem Sommer.", Filler(3) + "\n\nNach §34 BauGB ist das Vorhaben zulässig.", Filler(4) + "\n\nDer Haupt- und Finanzausschuss tagt am 3. Mai 2026.");

        (await AskAsync(turns, question, [await FileAsync(turns, "Akte.pdf", text)])).Citations.Select(citation => citation.Quote).ShouldContain(quote);
    }

    [Fact]
    public async Task The_file_is_quoted_before_the_papers_of_the_city()
    {
        using var turns = new TestTurns();
        await turns.SyncAsync(TestTurns.Paper("12/2026", "Spielplatz am Rosengarten", "Die Rutsche am Rosengarten kostet nach der Schätzung 9.000 Euro. Der Stadtrat hat zugestimmt."));
        var answer = await AskAsync(turns, Question, [await FileAsync(turns, "Angebot.txt", Offer)]);

        answer.Citations.Select(citation => citation.Document.Title).Distinct().ShouldBe(["Angebot.txt", "Spielplatz am Rosengarten"]);
        answer.Text.IndexOf("12.300", StringComparison.Ordinal).ShouldBeLessThan(answer.Text.IndexOf("Das steht dazu in den Unterlagen von Rebstadt am Rhein:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_says_nothing_of_it_is_named()
    {
        using var turns = new TestTurns();
        await turns.SyncAsync(TestTurns.Paper("12/2026", "Hundesteuer", "Die Hundesteuer beträgt 120 Euro im Jahr."));

        var beside = await AskAsync(turns, "Wie hoch ist die Hundesteuer?", [await FileAsync(turns, "Angebot.txt", Offer)]);
        beside.Text.ShouldContain("120 Euro");
        beside.Notice!.ShouldContain("„Angebot.txt“");
        beside.Notice!.ShouldContain("keine Stelle gefunden");

        // The file of an earlier question is no part of this one.
        (await AskAsync(turns, "Wie hoch ist die Hundesteuer im Jahr?")).Notice!.ShouldNotContain("Angebot.txt");
        (await AskAsync(turns, "Wo liegt das Zeppelinmuseum?")).Notice!.ShouldContain("„Angebot.txt“");
    }

    [Fact]
    public async Task A_file_is_analysed_once_for_all_questions_about_it()
    {
        using var turns = new TestTurns();
        var file = await FileAsync(turns, "Akte.pdf", Long(at: 5, Offer, pages: 10));
        await AskAsync(turns, Question, [file]);
        await AskAsync(turns, "Wie lange dauert die Lieferung der Rutsche?");
        (await AskAsync(turns, Question)).Citations.ShouldNotBeEmpty();

        turns.Get<UploadCache>().Built.ShouldBe(1);
        turns.Get<UploadCache>().Characters.ShouldBe(Long(at: 5, Offer, pages: 10).Length);
    }

    [Fact]
    public async Task Another_person_another_city_and_another_conversation_never_find_it()
    {
        using var turns = new TestTurns();
        var file = await FileAsync(turns, "Angebot.txt", Offer);
        (await AskAsync(turns, Question, [file])).Text.ShouldContain("12.300");

        foreach (var (caller, conversation) in new[] { (s_anna, "other"), (s_ben, "c"), (s_annaElsewhere, "c") })
        {
            var answer = await AskAsync(turns, Question, caller: caller, conversation: conversation);
            answer.Text.ShouldNotContain("12.300");
            answer.Citations.ShouldBeEmpty();
        }

        foreach (var stranger in new[] { s_ben, s_annaElsewhere })
            await Should.ThrowAsync<UploadNotFoundException>(() => AskAsync(turns, Question, [file], stranger, "stolen"));
        (await AskAsync(turns, Question, caller: s_ben, conversation: "stolen")).Text.ShouldNotContain("12.300");
    }

    [Fact]
    public async Task A_file_goes_with_its_conversation_and_comes_back_with_it()
    {
        using var turns = new TestTurns();
        var (file, cache) = (await FileAsync(turns, "Angebot.txt", Offer), turns.Get<UploadCache>());
        await AskAsync(turns, Question, [file]);
        await AskAsync(turns, Question, [file], conversation: "copy");
        cache.Characters.ShouldBe(2 * Offer.Length);

        await turns.Get<ConversationStore>().DeleteAsync(s_anna, "c", Token);

        cache.Characters.ShouldBe(0);
        await Should.ThrowAsync<UploadNotFoundException>(() => AskAsync(turns, Question, [file], conversation: "new"));
        (await AskAsync(turns, Question, conversation: "copy")).Text.ShouldContain("12.300");

        await turns.Get<ConversationTrash>().RestoreAsync(s_anna, "c", Token);
        (await AskAsync(turns, Question)).Text.ShouldContain("12.300");

        await turns.Get<ConversationStore>().DeleteAsync(s_anna, "c", Token);
        turns.Get<FixedTime>().Moved = ConversationTrash.Keep + TimeSpan.FromMinutes(1);
        await turns.Get<ConversationTrash>().PurgeAsync(Token);
        await Should.ThrowAsync<ConversationNotFoundException>(() => turns.Get<ConversationTrash>().RestoreAsync(s_anna, "c", Token));
        await Should.ThrowAsync<UploadNotFoundException>(() => AskAsync(turns, Question, [file], conversation: "new"));
        cache.Characters.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_deleted_or_expires_leaves_the_cache()
    {
        using var turns = new TestTurns();
        var (store, cache) = (turns.Get<UploadStore>(), turns.Get<UploadCache>());
        var (deleted, expired) = (await FileAsync(turns, "a.txt", Offer), await FileAsync(turns, "b.txt", Offer));
        foreach (var file in new[] { deleted, expired })
            await turns.Get<StoredTurns>().RunUnstoredAsync(Request(Question, s_anna, "c") with { Attachments = [file] }, _ => { }, Token);
        cache.Characters.ShouldBe(2 * Offer.Length);

        await store.DeleteAsync(s_anna, deleted, Token);
        cache.Characters.ShouldBe(Offer.Length);
        turns.Get<FixedTime>().Moved = TimeSpan.FromHours(25);
        (await store.ExpireAsync(TimeSpan.FromHours(24), Token)).ShouldBe(1);
        cache.Characters.ShouldBe(0);
    }

    // Whole sentences without a word of the questions.
    private static string Filler(int page) => string.Join("\n\n", Enumerable.Range(1, 3).Select(part =>
        $"Abschnitt {page}.{part}\n\n" + string.Concat(Enumerable.Repeat($"Die Bäume im Stadtwald werden im Bezirk {page * part} jedes Jahr gezählt und beschnitten. ", 8))));

    private static string Long(int at, string text, int pages) =>
        string.Join('\f', Enumerable.Range(1, pages).Select(page => page == at ? $"{Filler(page)}\n\n{text}\n\n{Filler(page + 1)}" : Filler(page)));

    private static Task<string> FileAsync(TestTurns turns, string name, string text) => turns.Get<UploadStore>().AddAsync(s_anna, name, null, text, Token);

    private static TurnRequest Request(string text, Caller caller, string conversation) =>
        new(new Question(text, caller, TestTurns.City with { Id = caller.CityId, Name = caller.CityId == TestTurns.City.Id ? TestTurns.City.Name : new LocalizedText("Rheinfelden") }), conversation);

    private static async Task<Answer> AskAsync(TestTurns turns, string text, IReadOnlyList<string>? attachments = null, Caller? caller = null, string conversation = "c")
    {
        var events = new List<TurnEvent>();
        await turns.Get<StoredTurns>().RunAsync(Request(text, caller ?? s_anna, conversation) with { Attachments = attachments }, events.Add, Token);
        return events.OfType<TurnEvent.Finished>().Single().Answer;
    }
}
