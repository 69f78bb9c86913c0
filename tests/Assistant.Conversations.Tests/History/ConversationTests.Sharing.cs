using Assistant.Conversations.History;
using Assistant.Memory.Retrieval;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Tests.History;

public abstract partial class ConversationTests
{
    [Fact]
    public async Task A_link_shows_colleagues_of_the_city_the_branch_as_of_the_sharing()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);
        share!.IsCurrent.ShouldBeTrue();
        share.SharedAt.ShouldBe(Lab.Time.GetUtcNow());
        await Lab.TurnAsync(HistoryLab.Anna, id, "Was sagt mein Chef dazu?", "Nichts.");

        var shown = await Lab.Shares.OpenAsync(HistoryLab.Ben, share.Token, Token);

        (shown!.Title, shown.IsMine, shown.SharedAt).ShouldBe(("Deich?", false, share.SharedAt));
        shown.Messages.Select(message => message.Text).ShouldBe(["Deich?", "Ja."]);
        (await Lab.Shares.OpenAsync(HistoryLab.Anna, share.Token, Token))!.IsMine.ShouldBeTrue();
        (await Lab.Shares.FindAsync(HistoryLab.Anna, id, Token)).ShouldBe(share with { IsCurrent = false });
    }

    [Fact]
    public async Task Sharing_again_brings_the_same_link_up_to_date()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var first = await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);
        await Lab.Turns.EditAsync(HistoryLab.Anna, id, first.Question, "Brücke?", Token);
        Lab.Time.Advance(TimeSpan.FromMinutes(1));

        var again = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);

        (again!.Token, again.SharedAt, again.IsCurrent).ShouldBe((share!.Token, Lab.Time.GetUtcNow(), true));
        (await Lab.Shares.OpenAsync(HistoryLab.Ben, share.Token, Token))!.Messages.Select(message => message.Text).ShouldBe(["Brücke?"]);
    }

    [Fact]
    public async Task A_link_that_was_ended_leads_nowhere_and_the_next_one_is_another()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);
        (await Lab.Shares.EndAsync(HistoryLab.Ben, id, Token)).ShouldBeFalse();

        (await Lab.Shares.EndAsync(HistoryLab.Anna, id, Token)).ShouldBeTrue();

        (await Lab.Shares.OpenAsync(HistoryLab.Ben, share!.Token, Token)).ShouldBeNull();
        (await Lab.Shares.CopyAsync(HistoryLab.Ben, share.Token, Token)).ShouldBeNull();
        (await Lab.Shares.FindAsync(HistoryLab.Anna, id, Token)).ShouldBeNull();
        (await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token))!.Token.ShouldNotBe(share.Token);
    }

    [Fact]
    public async Task A_link_opens_in_no_other_city_and_only_for_those_who_may_see_as_much_as_its_owner()
    {
        var staff = Caller.Staff("rebstadt", "anna", ["bauamt"]);
        var id = await Lab.NewAsync(staff);
        await Lab.TurnAsync(staff, id, "Intern?", "Ja.");
        var share = await Lab.Shares.ShareAsync(staff, id, Token);

        foreach (var other in new[] { Caller.Staff("rheinfelden", "anna", ["bauamt"]), Caller.Staff("rebstadt", "ben", ["kasse"]), HistoryLab.Ben })
        {
            (await Lab.Shares.OpenAsync(other, share!.Token, Token)).ShouldBeNull();
            (await Lab.Shares.CopyAsync(other, share.Token, Token)).ShouldBeNull();
        }

        (await Lab.Shares.OpenAsync(Caller.Staff("rebstadt", "ben", ["kasse", "bauamt"]), share!.Token, Token)).ShouldNotBeNull();
        foreach (var wrong in new[] { "", "x", share.Token[..^1], share.Token + "A", new string('A', 5000), "%", "\0" })
            (await Lab.Shares.OpenAsync(staff, wrong, Token)).ShouldBeNull(wrong);
        share.Token.Length.ShouldBe(22);
    }

    [Fact]
    public async Task Sharing_shows_nothing_of_other_conversations_or_to_those_without_the_link()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);

        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.Shares.ShareAsync(HistoryLab.Ben, id, Token));
        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.GetAsync(HistoryLab.Ben, id));
        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.Shares.FindAsync(HistoryLab.Ben, id, Token));
        (await Lab.FindAsync(HistoryLab.Ben, "deich")).ShouldBeEmpty();
        (await Lab.Shares.ShareAsync(HistoryLab.Anna, await Lab.NewAsync(HistoryLab.Anna, "Leer"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_copy_is_the_readers_own_and_stays_when_the_owner_deletes()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await Lab.TurnAsync(HistoryLab.Anna, id, "Deich?", "Ja.");
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);

        var copy = await Lab.Shares.CopyAsync(HistoryLab.Ben, share!.Token, Token);
        await Lab.TurnAsync(HistoryLab.Ben, copy!, "Wann?", "2027.");
        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);

        var conversation = await Lab.GetAsync(HistoryLab.Ben, copy!);
        conversation.PathTo().Select(message => message.Text).ShouldBe(["Deich?", "Ja.", "Wann?", "2027."]);
        conversation.Messages[1].Answer!.Answer.Model.ShouldBe("qwen3:14b");
        (await Lab.FindAsync(HistoryLab.Ben, "deich")).ShouldBe([copy!]);
        (await Lab.Shares.FindAsync(HistoryLab.Ben, copy!, Token)).ShouldBeNull();
        await Should.ThrowAsync<ConversationNotFoundException>(() => Lab.GetAsync(HistoryLab.Anna, copy!));
    }

    [Fact]
    public async Task An_answer_that_is_being_written_is_copied_as_far_as_it_goes()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        await using var running = await BeginAsync(id);
        await running.AppendAsync("Der Deich", Token);
        await running.SaveAsync(Token);
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);

        var copy = await Lab.GetAsync(HistoryLab.Ben, (await Lab.Shares.CopyAsync(HistoryLab.Ben, share!.Token, Token))!);

        (copy.Messages[1].State, copy.Messages[1].Text).ShouldBe((MessageState.Interrupted, "Der Deich"));
        running.Stopped.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task The_words_of_a_document_that_was_taken_back_leave_copies_and_links_too()
    {
        var id = await QuotedAsync();
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);
        var copy = (await Lab.Shares.CopyAsync(HistoryLab.Ben, share!.Token, Token))!;
        (await Lab.Conversations.GetEvidenceAsync(HistoryLab.Ben, copy, (await Lab.GetAsync(HistoryLab.Ben, copy)).ActiveLeafId!, Token)).Count.ShouldBe(2);
        MoveRoomsTo(Lab.Time.GetUtcNow() + TimeSpan.FromHours(1));
        await _rooms.SyncAsync(s_papers[1]);

        await new QuoteWithdrawal(Lab.Database, _rooms.Get<PassageArchive>()).RunAsync(TestTurns.City.Id, Token);

        (await Lab.GetAsync(HistoryLab.Ben, copy)).Messages[^1].Text.ShouldNotContain("Altrhein");
        (await Lab.Shares.OpenAsync(HistoryLab.Ben, share.Token, Token))!.Messages[^1].Text.ShouldNotContain("Altrhein");
    }
}
