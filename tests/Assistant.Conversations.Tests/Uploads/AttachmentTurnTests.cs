using Assistant.Conversations.Answers;
using Assistant.Conversations.History;
using Assistant.Conversations.Tests.Generation;
using Assistant.Conversations.Turns;
using Assistant.Conversations.Uploads;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Tests.Uploads;

public sealed class AttachmentTurnTests
{
    private const string Question = "Was kostet die Rutsche?";
    private const string Offer = "Angebot der Firma Berg. Die Rutsche kostet 12.300 Euro.";
    private static readonly Caller s_anna = Caller.Visitor("rebstadt", "visitor-anna");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_answers_from_a_file_and_cites_it_by_its_name()
    {
        var model = new TurnModel("Die Rutsche kostet 12.300 Euro [1].");
        using var turns = new TestTurns(model, []);
        var events = await AskAsync(turns, Question, attachments: [await FileAsync(turns, "Angebot.pdf", "Deckblatt\f" + Offer)]);

        var answer = Answer(events);
        answer.Mode.ShouldBe(AnswerMode.Generated);
        answer.Checks.ShouldHaveSingleItem(); // the first source is the cover
        model.Requests[0].AllText.ShouldContain("Dokument: Angebot.pdf; Seite 2");
        model.Requests[0].AllText.ShouldContain("12.300");
        answer.Citations.Single().Document.Title.ShouldBe("Angebot.pdf");
    }

    [Fact]
    public async Task Follow_ups_and_new_versions_of_an_answer_have_the_file_as_well()
    {
        var model = new TurnModel("Die Rutsche kostet 12.300 Euro [1].");
        using var turns = new TestTurns(model, []);
        var first = (TurnEvent.Kept)(await AskAsync(turns, Question, attachments: [await FileAsync(turns, "Angebot.pdf", Offer)]))[0];

        await AskAsync(turns, "Und von wem ist das?");
        await AskAsync(turns, "", regenerate: first.AnswerId);
        await AskAsync(turns, "Wer bietet die Rutsche an?", editOf: first.QuestionId);

        model.Requests.Count.ShouldBe(4);
        model.Requests.ShouldAllBe(asked => asked.AllText.Contains("Angebot der Firma Berg", StringComparison.Ordinal));
        var messages = (await turns.Get<ConversationStore>().GetAsync(s_anna, "c", Token)).Messages.Where(message => message.Role == MessageRole.User).ToList();
        messages.Select(message => message.Attachments.Count).ShouldBe([1, 0, 1]);
    }

    [Fact]
    public async Task An_edited_question_without_files_has_none()
    {
        var model = new TurnModel("Nichts [1].");
        using var turns = new TestTurns(model, []);
        var first = (TurnEvent.Kept)(await AskAsync(turns, Question, attachments: [await FileAsync(turns, "Angebot.pdf", Offer)]))[0];

        Answer(await AskAsync(turns, "Was kostet sie?", editOf: first.QuestionId, attachments: [])).Mode.ShouldBe(AnswerMode.Extractive);
        model.Requests.Count(asked => asked.AllText.Contains("Firma Berg", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_a_file_too_long_for_the_model_the_fitting_passages_are_read_and_the_reader_is_told()
    {
        var model = new TurnModel("Die Rutsche kostet 12.300 Euro [1].") { ContextTokens = 4_096 };
        using var turns = new TestTurns(model, []);
        var filler = string.Join("\n\n", Enumerable.Range(1, 60).Select(number => $"Abschnitt {number}. " + string.Concat(Enumerable.Repeat("Die Bäume im Stadtwald werden jedes Jahr gezählt. ", 12))));
        var events = await AskAsync(turns, Question, attachments: [await FileAsync(turns, "Akte.pdf", $"{filler}\n\n{Offer}\n\n{filler}")]);

        model.Requests[0].AllText.ShouldContain("12.300");
        Answer(events).Notice!.ShouldMatch("^„Akte.pdf“ ist länger, .*: Gelesen wurden [0-9]+ von [0-9]+ Abschnitten");
    }

    [Fact]
    public async Task A_turn_that_nobody_wants_kept_has_its_files_too()
    {
        var model = new TurnModel("Die Rutsche kostet 12.300 Euro [1].");
        using var turns = new TestTurns(model, []);
        var events = new List<TurnEvent>();
        await turns.Get<StoredTurns>().RunUnstoredAsync(Request(Question) with { Attachments = [await FileAsync(turns, "Angebot.pdf", Offer)] }, events.Add, Token);

        Answer(events).Checks.ShouldBeEmpty();
        (await turns.Get<UploadStore>().CountUnusedAsync(s_anna, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Too_many_or_missing_files_are_said_before_anything_is_stored()
    {
        using var turns = new TestTurns();
        var file = await FileAsync(turns, "Angebot.pdf", Offer);

        await Should.ThrowAsync<UploadNotFoundException>(() => AskAsync(turns, Question, attachments: [file, "nirgends"]));
        (await Should.ThrowAsync<QuestionException>(() => AskAsync(turns, Question, attachments: ["1", "2", "3", "4", "5", "6"]))).Message.ShouldContain("höchstens 5 Dateien");
        (await turns.Get<ConversationStore>().GetAsync(s_anna, "c", Token)).Messages.ShouldBeEmpty();
    }

    private static Task<string> FileAsync(TestTurns turns, string name, string text) => turns.Get<UploadStore>().AddAsync(s_anna, name, null, text, Token);

    private static TurnRequest Request(string text) => new(new Question(text, s_anna, TestTurns.City), "c");

    private static async Task<List<TurnEvent>> AskAsync(TestTurns turns, string text, string? regenerate = null, string? editOf = null, IReadOnlyList<string>? attachments = null)
    {
        var events = new List<TurnEvent>();
        await turns.Get<StoredTurns>().RunAsync(Request(text) with { Regenerate = regenerate, EditOf = editOf, Attachments = attachments }, events.Add, Token);
        return events;
    }

    private static Answer Answer(IEnumerable<TurnEvent> events) => events.OfType<TurnEvent.Finished>().Single().Answer;
}
