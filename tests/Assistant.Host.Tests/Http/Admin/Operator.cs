using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Http.Admin;

/// <summary>An operator's browser, signed in or not.</summary>
internal sealed class Operator(ServedHost host, string? cookie, string? language = null)
{
    public const string Name = "assistant-admin";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Key(string data) => File.ReadAllText(Path.Combine(data, "admin-key")).Trim();

    /// <summary>Signs in with the key in the data directory.</summary>
    public static async Task<Operator> EnterAsync(ServedHost host, string data)
    {
        using var response = await new Operator(host, null).SendAsync(HttpMethod.Post, "/api/admin/session", new JsonObject { ["key"] = Key(data) });
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        return new Operator(host, Cookie(response));
    }

    public static string Cookie(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith(Name + "=", StringComparison.Ordinal))[(Name.Length + 1)..].Split(';')[0];

    public Operator At(ServedHost other) => new(other, cookie, language);

    /// <summary>The same operator, who reads another language.</summary>
    public Operator In(string other) => new(host, cookie, other);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonObject? body = null, string? site = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (cookie is not null)
            request.Headers.Add("Cookie", $"{Name}={cookie}");
        if (language is not null)
            request.Headers.Add("Accept-Language", language);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path)
    {
        using var response = await SendAsync(method, path);
        return response.StatusCode;
    }

    /// <summary>The JSON of a response, which must have this status.</summary>
    public async Task<JsonElement> JsonAsync(HttpMethod method, string path, JsonObject? body = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await SendAsync(method, path, body);
        var bytes = await response.Content.ReadAsByteArrayAsync(Token);
        response.StatusCode.ShouldBe(status, Encoding.UTF8.GetString(bytes));
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    public Task<JsonElement> OverviewAsync() => JsonAsync(HttpMethod.Get, "/api/admin/overview");

    /// <summary>Asks for the overview until it is as wished.</summary>
    public async Task<JsonElement> OverviewAsync(Func<JsonElement, bool> wished)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var overview = await OverviewAsync();
            if (wished(overview))
                return overview;
            await timer.WaitForNextTickAsync(Token);
        }
    }

    /// <summary>Listens; each overview as it comes.</summary>
    public async IAsyncEnumerable<JsonElement> EventsAsync()
    {
        using var response = await SendAsync(HttpMethod.Get, "/api/admin/events");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Token));
        while (await reader.ReadLineAsync(Token) is { } line)
        {
            if (line.Length == 0)
                continue;
            line.ShouldBe("event: overview");
            var data = await reader.ReadLineAsync(Token);
            using var document = JsonDocument.Parse(data!["data: ".Length..]);
            yield return document.RootElement.Clone();
        }
    }
}
