using Assistant.Conversations.History;
using Assistant.Storage.State;

namespace Assistant.Conversations.Tests.History;

public abstract partial class ConversationTests
{
    [Fact]
    public async Task An_answer_is_stored_about_once_a_second_while_it_grows()
    {
        var (id, question) = await AskedAsync();
        await using var draft = await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token);

        await draft.AppendAsync("Der Deich ", Token);
        (await LastAsync(id)).Text.ShouldBe("");
        Lab.Time.Advance(TimeSpan.FromSeconds(1.1));
        await draft.AppendAsync("kostet ", Token);
        await draft.AppendAsync("vier ", Token);

        var stored = await LastAsync(id);
        (stored.State, stored.Text).ShouldBe((MessageState.Running, "Der Deich kostet "));
        (await Lab.FindAsync(HistoryLab.Anna, "kostet")).ShouldBe([id]);
    }

    [Fact]
    public async Task A_restart_marks_the_partial_answer_as_interrupted()
    {
        var (id, question) = await AskedAsync();
        var draft = await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token);
        await draft.AppendAsync("Der Deich kostet", Token);
        await draft.SaveAsync(Token);

        (await AnotherHost("host-1").Recovery.RecoverOwnAsync(Token)).ShouldBe(1);

        var stored = await LastAsync(id);
        (stored.State, stored.Text).ShouldBe((MessageState.Interrupted, "Der Deich kostet"));
        stored.EndedAt.ShouldNotBeNull();
        (await AnotherHost("host-1").Recovery.RecoverOwnAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_is_dropped_without_an_end_is_interrupted()
    {
        var (id, question) = await AskedAsync();

        await using (var draft = await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token))
            await draft.AppendAsync("Der Deich kostet", Token);

        var stored = await LastAsync(id);
        (stored.State, stored.Text).ShouldBe((MessageState.Interrupted, "Der Deich kostet"));
    }

    [Fact]
    public async Task A_silent_hosts_answers_are_interrupted_and_a_living_ones_go_on()
    {
        var (id, question) = await AskedAsync();
        var dead = await AnotherHost("host-dead").Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token);
        await dead.AppendAsync("Vom toten Host", Token);
        await dead.SaveAsync(Token);
        var living = AnotherHost("host-living");
        await using var going = await living.Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token);

        for (var i = 0; i < 7; i++)
        {
            Lab.Time.Advance(RunnerIdentity.Beat);
            await living.Recovery.BeatAsync(Token);
        }

        var messages = (await Lab.GetAsync(HistoryLab.Anna, id)).Messages;
        messages.Single(message => message.Id == dead.AnswerId).State.ShouldBe(MessageState.Interrupted);
        messages.Single(message => message.Id == going.AnswerId).State.ShouldBe(MessageState.Running);
    }

    [Fact]
    public async Task A_host_that_was_only_slow_has_the_last_word()
    {
        var (id, question) = await AskedAsync();
        await using var slow = await AnotherHost("host-slow").Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token);
        Lab.Time.Advance(RunnerIdentity.Silence * 2);
        await Lab.Recovery.BeatAsync(Token);
        (await LastAsync(id)).State.ShouldBe(MessageState.Interrupted);

        await slow.FinishAsync(HistoryLab.Answer("Vier Millionen."), Token);

        (await LastAsync(id)).State.ShouldBe(MessageState.Done);
    }

    [Fact]
    public async Task Stop_reaches_the_writer_at_once_and_keeps_what_it_wrote()
    {
        var (id, question) = await AskedAsync();
        await using var draft = await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token);
        await draft.AppendAsync("Der Deich kostet", Token);

        (await Lab.Turns.StopAsync(HistoryLab.Anna, id, draft.AnswerId, Token)).ShouldBeTrue();
        draft.Stopped.IsCancellationRequested.ShouldBeTrue();
        await draft.StopAsync(Token);

        var stored = await LastAsync(id);
        (stored.State, stored.Text).ShouldBe((MessageState.Stopped, "Der Deich kostet"));
        (await Lab.Turns.StopAsync(HistoryLab.Anna, id, draft.AnswerId, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Stop_on_another_host_reaches_the_writer_when_it_next_saves()
    {
        var (id, question) = await AskedAsync();
        await using var draft = await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token);
        await draft.AppendAsync("Der Deich kostet", Token);

        await AnotherHost("host-2").Turns.StopAsync(HistoryLab.Anna, id, draft.AnswerId, Token);
        draft.Stopped.IsCancellationRequested.ShouldBeFalse();
        await draft.SaveAsync(Token);

        draft.Stopped.IsCancellationRequested.ShouldBeTrue();
        await draft.FinishAsync(HistoryLab.Answer("Der Deich kostet vier Millionen."), Token);
        (await LastAsync(id)).State.ShouldBe(MessageState.Stopped);
    }

    [Fact]
    public async Task Deleting_the_conversation_ends_its_answer()
    {
        var (id, question) = await AskedAsync();
        await using var draft = await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token);

        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);
        await draft.SaveAsync(Token);
        draft.Stopped.IsCancellationRequested.ShouldBeTrue();
        await draft.FinishAsync(HistoryLab.Answer("Zu spät."), Token);

        Lab.Time.Advance(TimeSpan.FromMinutes(59));
        await Lab.Trash.RestoreAsync(HistoryLab.Anna, id, Token);
        var answer = (await Lab.GetAsync(HistoryLab.Anna, id)).Messages[^1];
        (answer.State, answer.Text, answer.Answer).ShouldBe((MessageState.Stopped, "", null));
    }

    [Fact]
    public async Task A_failed_answer_says_why()
    {
        var (id, question) = await AskedAsync();
        await using var draft = await Lab.Turns.BeginAnswerAsync(HistoryLab.Anna, id, question, Token);

        await draft.FailAsync("Kein Sprachmodell ist erreichbar.", Token);

        var stored = await LastAsync(id);
        (stored.State, stored.Note).ShouldBe((MessageState.Failed, "Kein Sprachmodell ist erreichbar."));
    }

    [Fact]
    public async Task Twenty_turns_at_once_in_one_conversation_are_all_kept()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => Lab.TurnAsync(HistoryLab.Anna, id, $"Frage {number}", "Antwort"))));

        var conversation = await Lab.GetAsync(HistoryLab.Anna, id);
        conversation.Messages.Count.ShouldBe(40);
        conversation.Messages.ShouldAllBe(message => message.State == MessageState.Done);
        conversation.Messages.Count(message => message.ParentId is null).ShouldBe(1);
    }

    private async Task<(string Conversation, string Question)> AskedAsync()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        return (id, await Lab.Turns.AskAsync(HistoryLab.Anna, id, "Was macht der Deich?", null, Token));
    }

    private async Task<StoredMessage> LastAsync(string id) => (await Lab.GetAsync(HistoryLab.Anna, id)).Messages[^1];
}
