using Assistant.Conversations.Answers;
using Assistant.Conversations.History;
using Assistant.Sdk;
using Assistant.Storage.State;

namespace Assistant.Conversations.Tests.History;

/// <summary>What is asked of stored conversations, whatever they are stored in.</summary>
public abstract partial class ConversationTests : IAsyncLifetime
{
    private readonly TestTurns _rooms = new();

    internal HistoryLab Lab { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Lab = new HistoryLab(await OpenAsync(), _rooms, new MovableTime());

    public virtual ValueTask DisposeAsync()
    {
        _rooms.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected abstract Task<IStateDatabase> OpenAsync();

    /// <summary>The same database as another host, or the same one after a restart, opens it.</summary>
    private protected HistoryLab AnotherHost(string runner, IStateDatabase? database = null) => new(database ?? Lab.Database, _rooms, Lab.Time, runner);

    [Fact]
    public async Task The_first_question_gives_the_conversation_its_title()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);

        await Lab.TurnAsync(HistoryLab.Anna, id, "\n Was kostet der Deich\tam Altrhein?\nUnd wer zahlt?", "Vier Millionen [1].");
        await Lab.TurnAsync(HistoryLab.Anna, id, "Und wann?", "2027 [1].");

        (await Lab.GetAsync(HistoryLab.Anna, id)).Title.ShouldBe("Was kostet der Deich am Altrhein?");
    }

    [Fact]
    public async Task A_long_question_is_cut_between_words_for_the_title()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);

        await Lab.Turns.AskAsync(HistoryLab.Anna, id, string.Concat(Enumerable.Repeat("Hochwasserschutz ", 20)), null, Token);

        (await Lab.GetAsync(HistoryLab.Anna, id)).Title.ShouldBe("Hochwasserschutz Hochwasserschutz Hochwasserschutz Hochwasserschutz …");
    }

    [Fact]
    public async Task A_turn_is_read_as_it_was_written()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna, "Deich");
        var citation = new Citation(1, HistoryLab.Paper("12/2025"), "Vorlage.pdf", new Uri("https://ris.example/12#page=3"), "p1", "Der Deich kostet „vier“ Millionen.");
        var asked = await Lab.Turns.AskAsync(HistoryLab.Anna, id, "Was kostet der Deich? 🌊", null, Token);
        var answer = HistoryLab.Answer("Vier Millionen Euro [1].", citation);
        answer = answer with
        {
            Answer = answer.Answer with
            {
                Tools =
                [
                    new ToolUse("ris_papers", """{"year":2025}""",
                    [
                        new Table(new LocalizedText("Vorlagen", "Papers"), [new TableColumn(new LocalizedText("Betrag"), ColumnType.Number, "€")], [["4000000"], [null]]) { Sources = [HistoryLab.Paper("12/2025")] },
                        new Notice(new LocalizedText("Nur öffentliche."), NoticeKind.Warning),
                    ],
                    null),
                ],
                WordsNotFound = ["Spundwand"],
            },
        };

        await Lab.AnswerAsync(HistoryLab.Anna, id, asked, answer);

        var conversation = await Lab.GetAsync(HistoryLab.Anna, id);
        conversation.Messages.Select(message => (message.Role, message.State, message.Text)).ShouldBe(
        [
            (MessageRole.User, MessageState.Done, "Was kostet der Deich? 🌊"),
            (MessageRole.Assistant, MessageState.Done, "Vier Millionen Euro [1]."),
        ]);
        var stored = conversation.Messages[1];
        stored.ParentId.ShouldBe(asked);
        conversation.ActiveLeafId.ShouldBe(stored.Id);
        stored.CreatedAt.ShouldBe(Lab.Time.GetUtcNow());
        stored.Answer!.Version.ShouldBe(StoredAnswer.CurrentVersion);
        stored.Answer.PromptVersion.ShouldBe("2026-09-01");
        stored.Answer.IndexVersion.ShouldNotBeNullOrEmpty();
        stored.Answer.Answer.Citations.ShouldBe([citation]);
        stored.Answer.Answer.WordsNotFound.ShouldBe(["Spundwand"]);
        var tool = stored.Answer.Answer.Tools.ShouldHaveSingleItem();
        tool.ArgumentsJson.ShouldBe("""{"year":2025}""");
        var table = tool.Parts[0].ShouldBeOfType<Table>();
        (table.Title, table.Columns[0], table.Sources[0]).ShouldBe((new LocalizedText("Vorlagen", "Papers"), new TableColumn(new LocalizedText("Betrag"), ColumnType.Number, "€"), HistoryLab.Paper("12/2025")));
        table.Rows.Select(row => row[0]).ShouldBe(["4000000", null]);
        var notice = tool.Parts[1].ShouldBeOfType<Notice>();
        (notice.Text.De, notice.Kind).ShouldBe(("Nur öffentliche.", NoticeKind.Warning));
    }

    [Fact]
    public async Task Fields_of_a_later_version_are_kept_and_an_unreadable_answer_still_has_its_text()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var first = await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        var second = await Lab.TurnAsync(HistoryLab.Anna, id, "Wann?", "2027.");
        await WriteAsync("UPDATE message SET answer = replace(answer, '\"version\":1', '\"version\":2,\"mood\":\"froh\"') WHERE id = '" + first.Answer + "'");
        await WriteAsync("UPDATE message SET answer = '{\"version\":9}' WHERE id = '" + second.Answer + "'");

        var branch = await Lab.GetAsync(HistoryLab.Anna, await Lab.Conversations.BranchAsync(HistoryLab.Anna, id, second.Answer, Token));

        branch.Messages[1].Answer!.Others!["mood"].GetString().ShouldBe("froh");
        branch.Messages[1].AnswerJson!.ShouldContain("\"mood\":\"froh\"");
        (branch.Messages[3].Answer, branch.Messages[3].Text).ShouldBe((null, "2027."));
    }

    [Fact]
    public async Task An_edited_question_stands_beside_the_old_one_with_an_answer_of_its_own()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var first = await Lab.TurnAsync(HistoryLab.Anna, id, "Was kostet der Deich?", "Vier Millionen.");
        await Lab.TurnAsync(HistoryLab.Anna, id, "Wann?", "2027.");

        var edited = await Lab.Turns.EditAsync(HistoryLab.Anna, id, first.Question, "Was kostet die Brücke?", Token);
        var answer = await Lab.AnswerAsync(HistoryLab.Anna, id, edited, HistoryLab.Answer("Neun Millionen."));

        var conversation = await Lab.GetAsync(HistoryLab.Anna, id);
        conversation.Messages.Count.ShouldBe(6);
        conversation.Messages.Where(message => message.ParentId is null).Select(message => message.Text).ShouldBe(["Was kostet der Deich?", "Was kostet die Brücke?"]);
        conversation.ActiveLeafId.ShouldBe(answer);
        conversation.PathTo().Select(message => message.Text).ShouldBe(["Was kostet die Brücke?", "Neun Millionen."]);
        conversation.Title.ShouldBe("Was kostet der Deich?");
    }

    [Fact]
    public async Task A_regenerated_answer_stands_beside_the_old_one()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var first = await Lab.TurnAsync(HistoryLab.Anna, id, "Was kostet der Deich?", "Drei Millionen.");

        await using (var draft = await Lab.Turns.RegenerateAsync(HistoryLab.Anna, id, first.Answer, Token))
        {
            draft.Question.ShouldBe("Was kostet der Deich?");
            draft.QuestionId.ShouldBe(first.Question);
            await draft.FinishAsync(HistoryLab.Answer("Vier Millionen."), Token);
        }

        var conversation = await Lab.GetAsync(HistoryLab.Anna, id);
        conversation.Messages.Where(message => message.ParentId == first.Question).Select(message => message.Text).ShouldBe(["Drei Millionen.", "Vier Millionen."]);
        conversation.PathTo().Select(message => message.Text).ShouldBe(["Was kostet der Deich?", "Vier Millionen."]);
    }

    [Fact]
    public async Task Another_branch_is_shown_down_to_its_newest_end()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var first = await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        var second = await Lab.TurnAsync(HistoryLab.Anna, id, "Wann?", "2027.");
        await Lab.Turns.EditAsync(HistoryLab.Anna, id, first.Question, "Brücke?", Token);

        var leaf = await Lab.Conversations.ActivateAsync(HistoryLab.Anna, id, first.Question, Token);

        leaf.ShouldBe(second.Answer);
        (await Lab.GetAsync(HistoryLab.Anna, id)).PathTo().Select(message => message.Text).ShouldBe(["Deich?", "Ja.", "Wann?", "2027."]);
    }

    [Fact]
    public async Task A_branch_is_a_conversation_of_its_own_that_goes_on_without_the_first()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var first = await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        await Lab.TurnAsync(HistoryLab.Anna, id, "Wann?", "2027.");

        var branch = await Lab.Conversations.BranchAsync(HistoryLab.Anna, id, first.Answer, Token);
        await Lab.TurnAsync(HistoryLab.Anna, branch, "Wer zahlt?", "Das Land.");
        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);

        var conversation = await Lab.GetAsync(HistoryLab.Anna, branch);
        conversation.Title.ShouldBe("Deich?");
        conversation.PathTo().Select(message => message.Text).ShouldBe(["Deich?", "Ja.", "Wer zahlt?", "Das Land."]);
        conversation.Messages[1].Answer!.Answer.Model.ShouldBe("qwen3:14b");
        (await Lab.FindAsync(HistoryLab.Anna, "deich")).ShouldBe([branch]);
    }

    [Fact]
    public async Task The_same_question_sent_twice_is_one_message()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);

        await Lab.Turns.AskAsync(HistoryLab.Anna, id, "Deich?", "client-1", Token);
        await Lab.Turns.AskAsync(HistoryLab.Anna, id, "Deich?", "client-1", Token);

        (await Lab.GetAsync(HistoryLab.Anna, id)).Messages.ShouldHaveSingleItem().Id.ShouldBe("client-1");
    }

    [Fact]
    public async Task An_id_that_two_people_chose_is_two_conversations()
    {
        foreach (var caller in new[] { HistoryLab.Anna, HistoryLab.Ben, HistoryLab.AnnaElsewhere })
        {
            await Lab.Conversations.EnsureAsync(caller, "thread-1", Token);
            await Lab.Conversations.EnsureAsync(caller, "thread-1", Token);
            await Lab.Turns.AskAsync(caller, "thread-1", $"Frage von {caller.Subject} in {caller.CityId}", null, Token);
        }

        (await Lab.GetAsync(HistoryLab.Ben, "thread-1")).Messages.ShouldHaveSingleItem().Text.ShouldBe("Frage von visitor-ben in rebstadt");
        (await Lab.GetAsync(HistoryLab.AnnaElsewhere, "thread-1")).Messages.ShouldHaveSingleItem().Text.ShouldEndWith("rheinfelden");
    }

    [Fact]
    public async Task Somebody_elses_conversation_is_not_found_by_any_call()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var turn = await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        await using var running = await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, turn.Question, Token);

        foreach (var other in new[] { HistoryLab.Ben, HistoryLab.AnnaElsewhere })
        {
            Func<Task>[] calls =
            [
                () => Lab.GetAsync(other, id),
                () => Lab.Conversations.RenameAsync(other, id, "Meins", Token),
                () => Lab.Conversations.DeleteAsync(other, id, Token),
                () => Lab.Conversations.ActivateAsync(other, id, turn.Question, Token),
                () => Lab.Conversations.BranchAsync(other, id, turn.Answer, Token),
                () => Lab.Turns.AskAsync(other, id, "Und?", null, Token),
                () => Lab.Turns.EditAsync(other, id, turn.Question, "Und?", Token),
                () => Lab.Turns.BeginAnswerAsync(other, id, turn.Question, Token),
                () => Lab.Turns.RegenerateAsync(other, id, turn.Answer, Token),
                () => Lab.Turns.StopAsync(other, id, running.AnswerId, Token),
            ];
            foreach (var call in calls)
                await Should.ThrowAsync<ConversationNotFoundException>(call);
            (await Lab.Search.ListAsync(other, 20, null, Token)).Conversations.ShouldBeEmpty();
            (await Lab.FindAsync(other, "deich")).ShouldBeEmpty();
        }

        running.Stopped.IsCancellationRequested.ShouldBeFalse();
        (await Lab.GetAsync(HistoryLab.Anna, id)).Messages.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_message_that_is_not_there_is_not_found()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var turn = await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");

        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.Turns.EditAsync(HistoryLab.Anna, id, turn.Answer, "Eine Antwort ist keine Frage", Token));
        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.Turns.RegenerateAsync(HistoryLab.Anna, id, turn.Question, Token));
        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.Conversations.ActivateAsync(HistoryLab.Anna, id, "nirgends", Token));
        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.Conversations.BranchAsync(HistoryLab.Anna, id, "nirgends", Token));
        (await Lab.GetAsync(HistoryLab.Anna, id)).Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Letters_that_a_database_cannot_hold_do_not_cost_the_message()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna, "Titel\0mit Null");

        await Lab.TurnAsync(HistoryLab.Anna, id, "halb \ud83c", "null \0.");

        (await Lab.GetAsync(HistoryLab.Anna, id)).Messages.Select(message => message.Text).ShouldBe(["halb \ufffd", "null \ufffd."]);
    }

    private Task WriteAsync(string sql) => Lab.Database.WriteAsync(
        async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteNonQueryAsync(Token);
        },
        Token);
}
