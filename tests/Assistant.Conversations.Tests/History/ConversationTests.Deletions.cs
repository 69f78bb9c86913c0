using Assistant.Conversations.History;
using Assistant.Memory.Retrieval;

namespace Assistant.Conversations.Tests.History;

public abstract partial class ConversationTests
{
    [Fact]
    public async Task A_deleted_conversation_is_found_by_no_call_of_its_owner()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var turn = await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);
        await using var running = await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, turn.Question, Token);

        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);

        Func<Task>[] calls =
        [
            () => Lab.GetAsync(HistoryLab.Anna, id),
            () => Lab.Conversations.RenameAsync(HistoryLab.Anna, id, "Meins", Token),
            () => Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token),
            () => Lab.Conversations.ActivateAsync(HistoryLab.Anna, id, turn.Question, Token),
            () => Lab.Conversations.BranchAsync(HistoryLab.Anna, id, turn.Answer, Token),
            () => Lab.Turns.AskAsync(HistoryLab.Anna, id, "Und?", null, Token),
            () => Lab.Turns.EditAsync(HistoryLab.Anna, id, turn.Question, "Und?", Token),
            () => Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, turn.Question, Token),
            () => Lab.Turns.RegenerateAsync(HistoryLab.Anna, id, turn.Answer, Token),
            () => Lab.Turns.StopAsync(HistoryLab.Anna, id, running.AnswerId, Token),
            () => Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token),
            () => Lab.Shares.FindAsync(HistoryLab.Anna, id, Token),
            () => Lab.Forms.PutAsync(HistoryLab.Anna, id, turn.Answer, 0, new Dictionary<string, string>(), Token),
        ];
        foreach (var call in calls)
            await Should.ThrowAsync<ConversationNotFoundException>(call);
        (await Lab.Search.ListAsync(HistoryLab.Anna, 20, null, Token)).Conversations.ShouldBeEmpty();
        (await Lab.FindAsync(HistoryLab.Anna, "deich")).ShouldBeEmpty();
        (await Lab.Conversations.GetEvidenceAsync(HistoryLab.Anna, id, turn.Answer, Token)).ShouldBeEmpty();
        (await Lab.Shares.EndAsync(HistoryLab.Anna, id, Token)).ShouldBeFalse();
        (await Lab.Shares.OpenAsync(HistoryLab.Anna, share!.Token, Token)).ShouldBeNull();
        (await Lab.Shares.OpenAsync(HistoryLab.Ben, share.Token, Token)).ShouldBeNull();
        (await Lab.Shares.CopyAsync(HistoryLab.Ben, share.Token, Token)).ShouldBeNull();
        (await Lab.Forms.ReadAsync(HistoryLab.Anna, id, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_being_written_ends_with_its_conversation()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var other = await Lab.NewAsync(HistoryLab.Anna);
        await using var running = await BeginAsync(id);
        await using var elsewhere = await BeginAsync(other);
        await running.AppendAsync("Der Deich", Token);
        await running.SaveAsync(Token);

        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);
        await Lab.Turns.StopAllAsync(HistoryLab.Anna, id);

        running.Stopped.IsCancellationRequested.ShouldBeTrue();
        elsewhere.Stopped.IsCancellationRequested.ShouldBeFalse();
        await running.StopAsync(Token);
        await Lab.Trash.RestoreAsync(HistoryLab.Anna, id, Token);
        var answer = (await Lab.GetAsync(HistoryLab.Anna, id)).Messages[^1];
        (answer.State, answer.Text).ShouldBe((MessageState.Stopped, "Der Deich"));
    }

    [Fact]
    public async Task What_is_deleted_comes_back_as_it_was_within_an_hour()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);
        var before = await Lab.GetAsync(HistoryLab.Anna, id);
        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);
        Lab.Time.Advance(ConversationTrash.Keep - TimeSpan.FromSeconds(1));
        (await Lab.Trash.PurgeAsync(Token)).ShouldBe(0);

        await Lab.Trash.RestoreAsync(HistoryLab.Anna, id, Token);

        var after = await Lab.GetAsync(HistoryLab.Anna, id);
        (after.Title, after.UpdatedAt, after.ActiveLeafId).ShouldBe((before.Title, before.UpdatedAt, before.ActiveLeafId));
        after.Messages.Select(message => message.Text).ShouldBe(["Deich?", "Ja."]);
        (await Lab.FindAsync(HistoryLab.Anna, "deich")).ShouldBe([id]);
        (await Lab.Shares.OpenAsync(HistoryLab.Ben, share!.Token, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task After_an_hour_it_does_not_come_back_even_before_it_is_purged()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);
        Lab.Time.Advance(ConversationTrash.Keep);

        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.Trash.RestoreAsync(HistoryLab.Anna, id, Token));

        (await Lab.Trash.PurgeAsync(Token)).ShouldBe(1);
        (await Lab.Trash.PurgeAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_else_brings_a_conversation_back_and_one_that_is_there_need_not_be()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.Trash.RestoreAsync(HistoryLab.Anna, id, Token));
        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);

        foreach (var other in new[] { HistoryLab.Ben, HistoryLab.AnnaElsewhere })
            await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.Trash.RestoreAsync(other, id, Token));

        (await Lab.Search.ListAsync(HistoryLab.Anna, 20, null, Token)).Conversations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_purge_takes_what_hangs_on_the_conversation_and_leaves_the_others()
    {
        var (gone, answer) = await FormAsync();
        await Lab.Forms.PutAsync(HistoryLab.Anna, gone, answer, 0, new Dictionary<string, string> { ["name"] = "Anna" }, Token);
        await Lab.Shares.ShareAsync(HistoryLab.Anna, gone, Token);
        var stays = await Lab.NewAsync(HistoryLab.Anna, "Bleibt");
        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, gone, Token);
        Lab.Time.Advance(ConversationTrash.Keep);

        await Lab.Trash.PurgeAsync(Token);

        foreach (var table in new[] { "message", "share", "form_entry" })
            (await CountAsync(table)).ShouldBe(0, table);
        (await Lab.GetAsync(HistoryLab.Anna, stays)).Title.ShouldBe("Bleibt");
    }

    [Fact]
    public async Task The_words_of_a_document_that_was_taken_back_leave_a_deleted_conversation_and_what_operators_may_read_too()
    {
        var id = await QuotedAsync();
        var answer = (await LastAsync(id)).Id;
        await WriteAsync(
            "INSERT INTO feedback (city, subject, conversation, message, id, created_ms, updated_ms, verdict, sources, text, shared, question, answer, mode, state) " +
            $"SELECT city, subject, conversation, id, 'f1', 0, 0, 'wrong', '', '', 1, 'Deich?', text, 'generated', 'open' FROM message WHERE id = '{answer}'");
        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);
        MoveRoomsTo(Lab.Time.GetUtcNow() + TimeSpan.FromHours(1));
        await _rooms.SyncAsync(s_papers[1]);

        await new QuoteWithdrawal(Lab.Database, _rooms.Get<PassageArchive>()).RunAsync(TestTurns.City.Id, Token);

        await Lab.Trash.RestoreAsync(HistoryLab.Anna, id, Token);
        (await LastAsync(id)).Text.ShouldNotContain("Altrhein");
        (await CountAsync("feedback WHERE answer LIKE '%Altrhein%'")).ShouldBe(0);
        (await CountAsync("feedback WHERE answer LIKE '%Hafen%'")).ShouldBe(1);
    }

    private async Task<AnswerDraft> BeginAsync(string conversation) =>
        await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, conversation, await Lab.Turns.AskAsync(HistoryLab.Anna, conversation, "Deich?", null, Token), Token);
}
