using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Lab;
using Assistant.Host.Tests.Turns;
using static Assistant.Host.Tests.Turns.AgentClient;

namespace Assistant.Host.Tests.Http.Uploads;

public sealed class UploadTests(HttpHost http) : IClassFixture<HttpHost>
{
    private const int MaxBytes = 20_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_added_asked_about_and_shown_at_its_question()
    {
        var browser = new AgentClient(http.Host);
        var file = await AddAsync(browser, PdfFile.Write(2, "Ende", "Der Zuschlag ging an die Firma Berg."), "Vergabe Rutsche.pdf");
        (file.Status, file.Body.GetProperty("name").GetString(), file.Body.GetProperty("pages").GetInt32()).ShouldBe((HttpStatusCode.Created, "Vergabe Rutsche.pdf", 2));
        file.Body.GetProperty("notice").ValueKind.ShouldBe(JsonValueKind.Null);
        var id = file.Body.GetProperty("id").GetString()!;

        var events = await browser.AskAsync("Wer bekam den Zuschlag?", "run-1", "thread-upload", forwarded: new JsonObject { ["attachments"] = new JsonArray(id) });

        // This host has no model: the file is quoted, with its page.
        var citation = ValueOf(events, "sources")[0];
        (citation.GetProperty("quote").GetString(), citation.GetProperty("page").GetInt32()).ShouldBe(("Der Zuschlag ging an die Firma Berg.", 1));
        var attached = (await browser.GetAsync("/api/conversations/thread-upload")).GetProperty("messages")[0].GetProperty("attachments")[0];
        (attached.GetProperty("id").GetString(), attached.GetProperty("name").GetString()).ShouldBe((id, "Vergabe Rutsche.pdf"));
        using var used = await browser.SendAsync(HttpMethod.Delete, "/api/uploads/" + id, null);
        used.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_file_is_its_owners_alone()
    {
        var (browser, stranger) = (new AgentClient(http.Host), new AgentClient(http.Host));
        var id = (await AddAsync(browser, "Geheim"u8.ToArray(), "geheim.txt")).Body.GetProperty("id").GetString()!;

        var events = await stranger.AskAsync("Was steht darin?", "run-2", forwarded: new JsonObject { ["attachments"] = new JsonArray(id) });
        events[^1].GetProperty("code").GetString().ShouldBe("attachment_gone");
        using var foreign = await stranger.SendAsync(HttpMethod.Delete, "/api/uploads/" + id, null);
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var own = await browser.SendAsync(HttpMethod.Delete, "/api/uploads/" + id, null);
        own.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "leer")]
    [InlineData("{\\rtf1 Text}", HttpStatusCode.UnsupportedMediaType, "Möglich sind PDF")]
    [InlineData("%PDF-1.4 kaputt", HttpStatusCode.UnprocessableEntity, "beschädigt")]
    public async Task What_cannot_be_read_is_refused_with_a_sentence(string content, HttpStatusCode status, string words)
    {
        var refused = await AddAsync(new AgentClient(http.Host), Encoding.ASCII.GetBytes(content), "bild.pdf");

        refused.Status.ShouldBe(status);
        refused.Body.GetProperty("detail").GetString()!.ShouldContain(words);
    }

    [Fact]
    public async Task The_limit_is_this_endpoints_own()
    {
        var browser = new AgentClient(http.Host);
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("Der Deich.\n", 600_000)));
        (await AddAsync(browser, text, "lang.txt")).Body.GetProperty("notice").GetString()!.ShouldContain("2.000.000 Zeichen");

        var tooLarge = await AddAsync(browser, new byte[MaxBytes + 1], "zu-gross.txt");

        tooLarge.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        tooLarge.Body.GetProperty("detail").GetString()!.ShouldContain("höchstens 20 MB");
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> AddAsync(AgentClient browser, byte[] content, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/uploads?name=" + Uri.EscapeDataString(name), UriKind.Relative)) { Content = new ByteArrayContent(content) };
        // The body waits until the host wants it: a refusal would otherwise meet a client that is still sending, as a broken pipe.
        request.Headers.ExpectContinue = true;
        if (await browser.CookieAsync() is { } cookie)
            request.Headers.Add("Cookie", cookie);
        using var response = await http.Host.Client.SendAsync(request, Token);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(Token)));
    }
}
