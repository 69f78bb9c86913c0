using System.Net;
using System.Text.Json;
using Assistant.Conversations.Answers;
using Assistant.Host.Tests.Http.Conversations;
using Assistant.Sdk;

namespace Assistant.Host.Tests.Http.Library;

public sealed partial class LibraryTests
{
    [Fact]
    public async Task Feedback_is_shown_at_its_answer_and_to_its_owner_alone()
    {
        var visitor = await ArriveAsync();
        var answer = await AnsweredAsync(visitor, "feedback-1");
        var path = $"/api/conversations/feedback-1/messages/{answer}/feedback{Here}";
        (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/feedback-1" + Here)).GetProperty("messages")[1].GetProperty("feedback").ValueKind.ShouldBe(JsonValueKind.Null);

        await visitor.JsonAsync(HttpMethod.Put, path, Object("""{"verdict":"wrong","sources":[1,1],"text":" Die Summe ist älter. ","share":true}"""));

        (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/feedback-1" + Here)).GetProperty("messages")[1].GetProperty("feedback").GetRawText()
            .ShouldBe("""{"verdict":"wrong","sources":[1],"text":"Die Summe ist älter.","share":true}""");
        var other = await ArriveAsync();
        await StatusAsync(other, HttpMethod.Put, path, HttpStatusCode.NotFound, """{"verdict":"right"}""");
        await StatusAsync(other, HttpMethod.Delete, path, HttpStatusCode.NotFound);
        await StatusAsync(visitor, HttpMethod.Put, path.Replace(Here, There, StringComparison.Ordinal), HttpStatusCode.NotFound, """{"verdict":"right"}""");
        await StatusAsync(visitor, HttpMethod.Delete, path, HttpStatusCode.NoContent);
        await StatusAsync(visitor, HttpMethod.Delete, path, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Feedback_that_cannot_be_is_refused_with_a_sentence()
    {
        var visitor = await ArriveAsync();
        var answer = await AnsweredAsync(visitor, "feedback-2");
        var path = $"/api/conversations/feedback-2/messages/{answer}/feedback{Here}";
        var question = (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/feedback-2" + Here)).GetProperty("messages")[0].GetProperty("id").GetString();

        await RefusedAsync(visitor, HttpMethod.Put, path, "{}", "richtig oder falsch");
        await RefusedAsync(visitor, HttpMethod.Put, path, """{"verdict":"well"}""", "right, wrong");
        await RefusedAsync(visitor, HttpMethod.Put, path, """{"verdict":"right","sources":[2]}""", "keine Quelle 2");
        await RefusedAsync(visitor, HttpMethod.Put, path, """{"verdict":"right","sources":[1.5]}""", "„sources“");
        await RefusedAsync(visitor, HttpMethod.Put, path, $$"""{"verdict":"right","text":"{{new string('a', 4001)}}"}""", "höchstens 4.000 Zeichen");
        await RefusedAsync(visitor, HttpMethod.Put, path.Replace(answer, question, StringComparison.Ordinal), """{"verdict":"right"}""", "zu fertigen Antworten", HttpStatusCode.Conflict);
        await StatusAsync(visitor, HttpMethod.Put, path.Replace(answer, "nirgends", StringComparison.Ordinal), HttpStatusCode.NotFound, """{"verdict":"right"}""");
    }

    [Fact]
    public async Task A_link_opens_a_conversation_for_colleagues_of_the_city_and_can_be_ended()
    {
        var (owner, reader) = (await ArriveAsync(), await ArriveAsync());
        var answer = await AnsweredAsync(owner, "link-1");
        await owner.JsonAsync(HttpMethod.Put, $"/api/conversations/link-1/messages/{answer}/feedback{Here}", Object("""{"verdict":"wrong","text":"Nur für mich"}"""));
        await StatusAsync(owner, HttpMethod.Put, $"/api/conversations/link-1/messages/{answer}/forms/0{Here}", HttpStatusCode.NoContent, """{"values":{"name":"Anna"}}""");
        (await owner.JsonAsync(HttpMethod.Get, "/api/conversations/link-1/share" + Here)).ValueKind.ShouldBe(JsonValueKind.Null);

        var share = await owner.JsonAsync(HttpMethod.Post, "/api/conversations/link-1/share" + Here);

        var token = share.GetProperty("token").GetString()!;
        share.GetProperty("path").GetString().ShouldBe($"/geteilt/{token}?city=rebstadt");
        (await owner.JsonAsync(HttpMethod.Get, "/api/conversations/link-1/share" + Here)).GetProperty("token").GetString().ShouldBe(token);
        var shared = await reader.JsonAsync(HttpMethod.Get, $"/api/shared/{token}{Here}");
        (shared.GetProperty("title").GetString(), shared.GetProperty("mine").GetBoolean(), shared.GetProperty("messages").GetArrayLength()).ShouldBe(("Was kostet der Deich?", false, 2));
        shared.GetProperty("messages")[1].GetProperty("answer").GetProperty("citations").GetArrayLength().ShouldBe(1);
        shared.GetRawText().ShouldNotContain("Nur für mich");
        shared.GetRawText().ShouldNotContain("Anna");
        (await owner.JsonAsync(HttpMethod.Get, $"/api/shared/{token}{Here}")).GetProperty("mine").GetBoolean().ShouldBeTrue();
        await StatusAsync(reader, HttpMethod.Get, $"/api/shared/{token}{There}", HttpStatusCode.NotFound);
        await StatusAsync(reader, HttpMethod.Get, "/api/conversations/link-1" + Here, HttpStatusCode.NotFound);
        await StatusAsync(reader, HttpMethod.Get, "/api/conversations/link-1/share" + Here, HttpStatusCode.NotFound);
        await StatusAsync(reader, HttpMethod.Get, "/api/conversations/nirgends/share" + Here, HttpStatusCode.NotFound);
        await StatusAsync(reader, HttpMethod.Delete, "/api/conversations/link-1/share" + Here, HttpStatusCode.NotFound);
        await StatusAsync(owner, HttpMethod.Delete, "/api/conversations/link-1/share" + Here, HttpStatusCode.NoContent);
        await RefusedAsync(reader, HttpMethod.Get, $"/api/shared/{token}{Here}", "", "Dieser Link führt zu keinem Gespräch", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_reads_a_link_goes_on_with_a_copy_of_their_own()
    {
        var (owner, reader) = (await ArriveAsync(), await ArriveAsync());
        var answer = await AnsweredAsync(owner, "link-2");
        await StatusAsync(owner, HttpMethod.Put, $"/api/conversations/link-2/messages/{answer}/forms/0{Here}", HttpStatusCode.NoContent, """{"values":{"name":"Anna"}}""");
        var token = (await owner.JsonAsync(HttpMethod.Post, "/api/conversations/link-2/share" + Here)).GetProperty("token").GetString()!;

        var copy = await reader.JsonAsync(HttpMethod.Post, $"/api/shared/{token}/copy{Here}", status: HttpStatusCode.Created);

        await StatusAsync(owner, HttpMethod.Delete, "/api/conversations/link-2" + Here, HttpStatusCode.NoContent);
        var read = await reader.JsonAsync(HttpMethod.Get, $"/api/conversations/{copy.GetProperty("id").GetString()}{Here}");
        read.GetProperty("messages").GetArrayLength().ShouldBe(2);
        read.GetRawText().ShouldNotContain("Anna");
        await StatusAsync(reader, HttpMethod.Get, $"/api/shared/{token}{Here}", HttpStatusCode.NotFound);
        await StatusAsync(reader, HttpMethod.Post, $"/api/shared/{token}/copy{Here}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_empty_conversation_is_not_shared()
    {
        var visitor = await ArriveAsync();
        var id = (await visitor.JsonAsync(HttpMethod.Post, "/api/conversations" + Here, Object("""{"title":"Leer"}"""), HttpStatusCode.Created)).GetProperty("id").GetString();

        await RefusedAsync(visitor, HttpMethod.Post, $"/api/conversations/{id}/share{Here}", "", "noch nichts", HttpStatusCode.Conflict);
        await StatusAsync(visitor, HttpMethod.Post, "/api/conversations/nirgends/share" + Here, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone_everywhere_and_comes_back_with_what_was_said_of_it()
    {
        var visitor = await ArriveAsync();
        var answer = await AnsweredAsync(visitor, "undo-1");
        var feedback = $"/api/conversations/undo-1/messages/{answer}/feedback{Here}";
        await visitor.JsonAsync(HttpMethod.Put, feedback, Object("""{"verdict":"right"}"""));
        await StatusAsync(visitor, HttpMethod.Delete, "/api/conversations/undo-1" + Here, HttpStatusCode.NoContent);

        foreach (var path in new[] { "", "/export", "/share" })
            await StatusAsync(visitor, HttpMethod.Get, $"/api/conversations/undo-1{path}{Here}&format=markdown", HttpStatusCode.NotFound);
        await StatusAsync(visitor, HttpMethod.Put, feedback, HttpStatusCode.NotFound, """{"verdict":"wrong"}""");
        (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations" + Here)).GetProperty("conversations").GetArrayLength().ShouldBe(0);
        (await visitor.JsonAsync(HttpMethod.Get, $"/api/conversations{Here}&q=Deich")).GetProperty("conversations").GetArrayLength().ShouldBe(0);
        await StatusAsync(await ArriveAsync(), HttpMethod.Post, "/api/conversations/undo-1/restore" + Here, HttpStatusCode.NotFound);
        var back = await visitor.JsonAsync(HttpMethod.Post, "/api/conversations/undo-1/restore" + Here);
        back.GetProperty("messages")[1].GetProperty("feedback").GetProperty("verdict").GetString().ShouldBe("right");
        await RefusedAsync(visitor, HttpMethod.Post, "/api/conversations/undo-1/restore" + Here, "", "60 Minuten", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_typed_into_a_form_is_shown_at_its_answer()
    {
        var visitor = await ArriveAsync();
        var answer = await AnsweredAsync(visitor, "form-1");
        var path = $"/api/conversations/form-1/messages/{answer}/forms/";

        await StatusAsync(visitor, HttpMethod.Put, path + "0" + Here, HttpStatusCode.NoContent, """{"values":{"name":"Anna","street":"Am Deich 1"}}""");

        var calls = (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/form-1" + Here)).GetProperty("messages")[1].GetProperty("answer").GetProperty("parts");
        calls[0].GetProperty("parts")[1].GetProperty("values").GetRawText().ShouldBe("""{"name":"Anna","street":"Am Deich 1"}""");
        calls[1].GetProperty("parts")[0].TryGetProperty("values", out _).ShouldBeFalse();
        await StatusAsync(visitor, HttpMethod.Put, path + "1" + Here, HttpStatusCode.NoContent, """{"values":{"plot":"7/3"}}""");
        calls = (await visitor.JsonAsync(HttpMethod.Get, "/api/conversations/form-1" + Here)).GetProperty("messages")[1].GetProperty("answer").GetProperty("parts");
        calls[1].GetProperty("parts")[0].GetProperty("values").GetRawText().ShouldBe("""{"plot":"7/3"}""");
        await RefusedAsync(visitor, HttpMethod.Put, path + "0" + Here, """{"values":{"age":"7"}}""", "ein Feld gibt es darin nicht");
        await RefusedAsync(visitor, HttpMethod.Put, path + "0" + Here, """{"values":{"name":7}}""", "„values“");
        await RefusedAsync(visitor, HttpMethod.Put, path + "0" + Here, $$$"""{"values":{"name":"{{{new string('a', 65_536)}}}"}}""", "höchstens 64 kB");
        foreach (var form in new[] { "2", "-1", "x", "99999999999" })
            await RefusedAsync(visitor, HttpMethod.Put, path + form + Here, """{"values":{}}""", "Dieses Formular", HttpStatusCode.NotFound);
        await StatusAsync(await ArriveAsync(), HttpMethod.Put, path + "0" + Here, HttpStatusCode.NotFound, """{"values":{"name":"Ben"}}""");
    }

    private async Task<string> AnsweredAsync(Visitor visitor, string conversation)
    {
        using var second = new SecondHost(http.Data);
        var paper = new SourceReference { DocumentId = "V/1", Title = "Deich", Page = 3 };
        FormField Field(string id) => new() { Id = id, Label = new LocalizedText(id) };
        var turn = await second.TurnAsync(visitor.Caller, conversation, "Was kostet der Deich?", new Answer
        {
            Text = "Vier Millionen [1].",
            Mode = AnswerMode.Extractive,
            Citations = [new Citation(1, paper, "Vorlage.pdf", null, "p1", "Vier Millionen")],
            Tools = [new ToolUse("forms_draft", "{}", [new Notice(new LocalizedText("Entwurf."), NoticeKind.Info), new FormDraft("f1", new LocalizedText("Antrag"), [Field("name"), Field("street")])], null),
                new ToolUse("forms_draft", "{}", [new FormDraft("f2", new LocalizedText("Anlage"), [Field("plot")])], null)],
        });
        return turn.Answer;
    }
}
