using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Assistant.Host.Tests.Http.Documents;

public sealed class DocumentsTests(DocumentHost http) : IClassFixture<DocumentHost>
{
    [Fact]
    public async Task A_document_tells_its_files_and_its_facets_in_words()
    {
        var document = await JsonAsync(PathOf("2025-0112"));

        document.GetProperty("reference").GetString().ShouldBe("2025/0112");
        document.GetProperty("key").GetString().ShouldBe(KeyOf("2025-0112"));
        document.GetProperty("paperType").GetString().ShouldBe("Beschlussvorlage");
        document.GetProperty("outcome").GetString().ShouldBe("beschlossen");
        document.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("viewable").GetString()).ShouldBe(["pdf", "text"]);
        document.GetProperty("facets").GetProperty("outcome")[0].GetString().ShouldBe("adopted");
    }

    [Fact]
    public async Task Its_text_is_read_page_by_page()
    {
        var text = await JsonAsync(PathOf("2025-0112") + "/text?file=" + await FileAsync("2025-0112"));

        text.GetProperty("pages").EnumerateArray().Select(page => page.GetProperty("page").GetInt32()).ShouldBe([1, 2, 3, 4]);
        text.GetProperty("pages")[0].GetProperty("passages")[0].GetProperty("text").GetString()!.ShouldContain("2025/0112");
    }

    [Fact]
    public async Task A_pdf_is_handed_out_whole_and_in_ranges_and_runs_nothing()
    {
        var path = $"{PathOf("2025-0112")}/files/{await FileAsync("2025-0112")}";
        using var whole = await http.Host.GetAsync(path);

        whole.StatusCode.ShouldBe(HttpStatusCode.OK);
        whole.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        whole.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox"]);
        whole.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var bytes = await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Encoding.ASCII.GetString(bytes, 0, 5).ShouldBe("%PDF-");

        using var part = await SendAsync(path, request => request.Headers.Range = new RangeHeaderValue(100, 199));
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(bytes[100..200]);

        using var known = await SendAsync(path, request => request.Headers.IfNoneMatch.Add(whole.Headers.ETag!));
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task What_the_caller_may_not_see_is_answered_as_what_is_not_there()
    {
        var missing = await ProblemAsync(PathOf("9999-0001"));
        foreach (var path in (string[])[PathOf("2024-0018"), PathOf("2024-0018") + "/text", PathOf("2024-0018") + "/files/1", PathOf("2025-0112") + "/files/999999", "/api/documents/_w", "/api/documents/%20", PathOf("2025-0112") + "/text?file=x"])
            (await ProblemAsync(path)).ShouldBe(missing);

        missing.Status.ShouldBe(HttpStatusCode.NotFound);
        missing.Body.ShouldContain("Dieses Dokument gibt es hier nicht.");
        using var found = await http.Host.GetAsync("/api/search?q=Photovoltaik%20Schuld%C3%A4cher&view=faceted&k=50");
        (await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("2024-0018\"");
    }

    [Fact]
    public async Task A_dead_council_server_is_a_sentence_within_ten_seconds()
    {
        var path = $"{PathOf("2024-0035")}/files/{await FileAsync("2024-0035")}";
        var started = Stopwatch.GetTimestamp();
        var answer = await ProblemAsync(path);

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        answer.Status.ShouldBe(HttpStatusCode.BadGateway);
        answer.Body.ShouldContain("Bitte versuchen Sie es");
        (await JsonAsync(PathOf("2024-0035") + "/text")).GetProperty("pages").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_text_file_is_no_pdf()
    {
        var files = (await JsonAsync(PathOf("2025-0112"))).GetProperty("files");
        var answer = await ProblemAsync($"{PathOf("2025-0112")}/files/{files[1].GetProperty("id").GetInt64()}");

        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Body.ShouldContain("kein PDF");
    }

    private string KeyOf(string paper) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(http.IdOf(paper)));

    private string PathOf(string paper) => "/api/documents/" + KeyOf(paper);

    private async Task<long> FileAsync(string paper) => (await JsonAsync(PathOf(paper))).GetProperty("files")[0].GetProperty("id").GetInt64();

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await http.Host.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    private async Task<(HttpStatusCode Status, string Body)> ProblemAsync(string path)
    {
        using var response = await http.Host.GetAsync(path);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(string path, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        change(request);
        return await http.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
