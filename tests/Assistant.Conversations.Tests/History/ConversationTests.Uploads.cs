using Assistant.Conversations.History;
using Assistant.Conversations.Uploads;
using Assistant.Walls.Access;

namespace Assistant.Conversations.Tests.History;

public abstract partial class ConversationTests
{
    [Fact]
    public async Task A_file_is_shown_at_its_question_and_goes_with_the_conversation()
    {
        var (id, question) = await AskedWithAsync(HistoryLab.Anna, await FileAsync("Plan.pdf", "Seite eins\fSeite zwei"));

        (await Lab.GetAsync(HistoryLab.Anna, id)).Messages.Single(message => message.Id == question).Attachments.ShouldHaveSingleItem().Name.ShouldBe("Plan.pdf");
        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);
        Lab.Time.Advance(ConversationTrash.Keep);
        await Lab.Trash.PurgeAsync(Token);

        (await CountAsync("upload")).ShouldBe(0);
        (await CountAsync("message_upload")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_a_deleted_conversation_is_not_there_until_that_is_brought_back()
    {
        var file = await FileAsync("Plan.txt", "Der Plan");
        var (id, _) = await AskedWithAsync(HistoryLab.Anna, file);
        var other = await Lab.NewAsync(HistoryLab.Anna);
        var question = await Lab.Turns.AskAsync(HistoryLab.Anna, other, "Und?", null, Token);

        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);

        await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.RequireAsync(HistoryLab.Anna, [file], Token));
        await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.ReadAsync(HistoryLab.Anna, [file], Token));
        await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.UseAsync(HistoryLab.Anna, other, question, [file], Token));
        await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.DeleteAsync(HistoryLab.Anna, file, Token));
        await Lab.Trash.RestoreAsync(HistoryLab.Anna, id, Token);
        (await Lab.Uploads.ReadAsync(HistoryLab.Anna, [file], Token))[0].Text.ShouldBe("Der Plan");
    }

    [Fact]
    public async Task A_link_shows_that_a_file_was_there_and_gives_it_to_nobody()
    {
        var file = await FileAsync("Plan.txt", "Der Plan");
        var (id, _) = await AskedWithAsync(HistoryLab.Anna, file);
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);

        var copy = await Lab.Shares.CopyAsync(HistoryLab.Ben, share!.Token, Token);

        (await Lab.Shares.OpenAsync(HistoryLab.Ben, share.Token, Token))!.Messages[0].Attachments.ShouldHaveSingleItem().Name.ShouldBe("Plan.txt");
        (await Lab.GetAsync(HistoryLab.Ben, copy!)).Messages[0].Attachments.ShouldBeEmpty();
        (await CountAsync("upload")).ShouldBe(1);
        await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.ReadAsync(HistoryLab.Ben, [file], Token));
    }

    [Fact]
    public async Task A_file_that_no_question_uses_goes_after_a_day_and_a_used_one_stays()
    {
        var used = await FileAsync("benutzt.txt", "Text");
        var unused = await FileAsync("unbenutzt.txt", "Text");
        await AskedWithAsync(HistoryLab.Anna, used);

        Lab.Time.Advance(TimeSpan.FromHours(23));
        (await Lab.Uploads.ExpireAsync(TimeSpan.FromHours(24), Token)).ShouldBe(0);
        Lab.Time.Advance(TimeSpan.FromHours(2));
        (await Lab.Uploads.ExpireAsync(TimeSpan.FromHours(24), Token)).ShouldBe(1);

        (await Lab.Uploads.ReadAsync(HistoryLab.Anna, [used], Token))[0].Text.ShouldBe("Text");
        await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.ReadAsync(HistoryLab.Anna, [unused], Token));
    }

    [Fact]
    public async Task Somebody_elses_file_is_not_there()
    {
        var file = await FileAsync("geheim.txt", "Geheim");

        foreach (var other in new[] { HistoryLab.Ben, HistoryLab.AnnaElsewhere })
        {
            var id = await Lab.NewAsync(other);
            var question = await Lab.Turns.AskAsync(other, id, "Was steht darin?", null, Token);
            await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.RequireAsync(other, [file], Token));
            await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.ReadAsync(other, [file], Token));
            await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.UseAsync(other, id, question, [file], Token));
            await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.DeleteAsync(other, file, Token));
            (await Lab.Uploads.CountUnusedAsync(other, Token)).ShouldBe(0);
        }

        (await Lab.Uploads.ReadAsync(HistoryLab.Anna, [file], Token))[0].Text.ShouldBe("Geheim");
    }

    [Fact]
    public async Task A_file_is_deleted_before_it_is_used_and_not_afterwards()
    {
        var (unused, used) = (await FileAsync("a.txt", "A"), await FileAsync("b.txt", "B"));
        await AskedWithAsync(HistoryLab.Anna, used);

        await Lab.Uploads.DeleteAsync(HistoryLab.Anna, unused, Token);

        await Should.ThrowAsync<UploadNotFoundException>(() => Lab.Uploads.DeleteAsync(HistoryLab.Anna, unused, Token));
        await Should.ThrowAsync<UploadInUseException>(() => Lab.Uploads.DeleteAsync(HistoryLab.Anna, used, Token));
    }

    [Fact]
    public async Task A_branch_and_another_conversation_have_files_of_their_own()
    {
        var file = await FileAsync("Plan.txt", "Der Plan");
        var (id, question) = await AskedWithAsync(HistoryLab.Anna, file);

        var branch = await Lab.Conversations.BranchAsync(HistoryLab.Anna, id, question, Token);
        var (other, _) = await AskedWithAsync(HistoryLab.Anna, file);
        await Lab.Conversations.DeleteAsync(HistoryLab.Anna, id, Token);

        foreach (var left in new[] { branch, other })
        {
            var attached = (await Lab.GetAsync(HistoryLab.Anna, left)).Messages.ShouldHaveSingleItem().Attachments.ShouldHaveSingleItem();
            attached.Name.ShouldBe("Plan.txt");
            (await Lab.Uploads.ReadAsync(HistoryLab.Anna, [attached.Id], Token))[0].Text.ShouldBe("Der Plan");
        }
    }

    private Task<string> FileAsync(string name, string text) => Lab.Uploads.AddAsync(HistoryLab.Anna, name, text.Contains('\f', StringComparison.Ordinal) ? 2 : null, text, Token);

    private async Task<(string Conversation, string Question)> AskedWithAsync(Caller caller, params string[] files)
    {
        var id = await Lab.NewAsync(caller);
        var question = await Lab.Turns.AskAsync(caller, id, "Was steht darin?", null, Token);
        await Lab.Uploads.UseAsync(caller, id, question, files, Token);
        return (id, question);
    }
}
