using Assistant.Conversations.Answers;
using Assistant.Conversations.Forms;
using Assistant.Conversations.History;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.History;

public abstract partial class ConversationTests
{
    [Fact]
    public async Task What_is_typed_into_a_form_is_kept_and_replaced()
    {
        var (id, answer) = await FormAsync();

        (await PutAsync(HistoryLab.Anna, id, answer, 1, ("street", "Am Deich 1"))).ShouldBe(FormEntryResult.Kept);
        (await PutAsync(HistoryLab.Anna, id, answer, 0, ("name", "Anna"), ("mail", ""))).ShouldBe(FormEntryResult.Kept);
        (await PutAsync(HistoryLab.Anna, id, answer, 0, ("name", "Anna \0 B"))).ShouldBe(FormEntryResult.Kept);

        var entries = await Lab.Forms.ReadAsync(HistoryLab.Anna, id, Token);
        entries.Select(entry => (entry.MessageId, entry.Form)).ShouldBe([(answer, 0), (answer, 1)]);
        entries[0].Values.ShouldBe(new Dictionary<string, string> { ["name"] = "Anna \ufffd B" });
        entries[1].Values.ShouldBe(new Dictionary<string, string> { ["street"] = "Am Deich 1" });
    }

    [Fact]
    public async Task A_form_or_a_field_that_is_not_there_is_refused()
    {
        var (id, answer) = await FormAsync();

        (await PutAsync(HistoryLab.Anna, id, answer, 2, ("name", "Anna"))).ShouldBe(FormEntryResult.NoSuchForm);
        (await PutAsync(HistoryLab.Anna, id, answer, 0, ("street", "Am Deich 1"))).ShouldBe(FormEntryResult.NoSuchField);
        await Should.ThrowAsync<ConversationNotFoundException>(() => PutAsync(HistoryLab.Anna, id, "nirgends", 0, ("name", "Anna")));
        await Should.ThrowAsync<ArgumentException>(() => PutAsync(HistoryLab.Anna, id, answer, 0, ("name", new string('ä', FormEntryStore.MaxBytes / 2))));
        (await Lab.Forms.ReadAsync(HistoryLab.Anna, id, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_else_reads_what_is_typed_into_a_form_not_even_by_a_link_or_a_copy()
    {
        var (id, answer) = await FormAsync();
        await PutAsync(HistoryLab.Anna, id, answer, 0, ("name", "Anna"));
        var share = await Lab.Shares.ShareAsync(HistoryLab.Anna, id, Token);

        var copy = await Lab.Shares.CopyAsync(HistoryLab.Ben, share!.Token, Token);

        foreach (var other in new[] { HistoryLab.Ben, HistoryLab.AnnaElsewhere })
        {
            (await Lab.Forms.ReadAsync(other, id, Token)).ShouldBeEmpty();
            await Should.ThrowAsync<ConversationNotFoundException>(() => PutAsync(other, id, answer, 0, ("name", "Ben")));
        }

        (await Lab.Forms.ReadAsync(HistoryLab.Ben, copy!, Token)).ShouldBeEmpty();
        (await Lab.GetAsync(HistoryLab.Ben, copy!)).Messages[1].Answer!.Answer.Tools[0].Parts.OfType<FormDraft>().Count().ShouldBe(1);
        (await Lab.Forms.ReadAsync(HistoryLab.Anna, id, Token)).ShouldHaveSingleItem().Values["name"].ShouldBe("Anna");
    }

    private Task<FormEntryResult> PutAsync(Assistant.Walls.Access.Caller caller, string id, string message, int form, params (string Field, string Value)[] values) =>
        Lab.Forms.PutAsync(caller, id, message, form, values.ToDictionary(value => value.Field, value => value.Value, StringComparer.Ordinal), Token);

    private async Task<(string Conversation, string Answer)> FormAsync()
    {
        var id = await Lab.NewAsync(HistoryLab.Anna);
        var asked = await Lab.Turns.AskAsync(HistoryLab.Anna, id, "Antrag?", null, Token);
        var answer = HistoryLab.Answer("Hier sind die Entwürfe.");
        FormField Field(string name) => new() { Id = name, Label = new LocalizedText(name) };
        answer = answer with
        {
            Answer = answer.Answer with
            {
                Tools =
                [
                    new ToolUse("forms_draft", "{}", [new Notice(new LocalizedText("Entwurf."), NoticeKind.Info), new FormDraft("f1", new LocalizedText("Antrag"), [Field("name"), Field("mail")])], null),
                    new ToolUse("forms_draft", "{}", [new FormDraft("f2", new LocalizedText("Anlage"), [Field("street")])], null),
                ],
            },
        };
        return (id, await Lab.AnswerAsync(HistoryLab.Anna, id, asked, answer));
    }
}
