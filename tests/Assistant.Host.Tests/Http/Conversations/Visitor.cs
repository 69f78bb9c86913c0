using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Lab;
using Assistant.Walls.Access;

namespace Assistant.Host.Tests.Http.Conversations;

/// <summary>A browser with its cookie, or one without.</summary>
internal sealed class Visitor(ServedHost host, string? cookie)
{
    public const string Name = "assistant-visitor";

    /// <summary>As the host sees it.</summary>
    public Caller Caller => Caller.Visitor("rebstadt", "visitor-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(cookie!)))[..32]);

    /// <summary>Opens the page and keeps the cookie that it gives.</summary>
    public static async Task<Visitor> ArriveAsync(ServedHost host)
    {
        using var page = await host.GetAsync("/");
        return new Visitor(host, Cookie(page)!);
    }

    /// <summary>The value of the cookie that a response sets; null where it sets none.</summary>
    public static string? Cookie(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single(line => line.StartsWith(Name + "=", StringComparison.Ordinal))[(Name.Length + 1)..].Split(';')[0] : null;

    /// <summary>The same browser, at another host.</summary>
    public Visitor At(ServedHost other) => new(other, cookie);

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json, string? session = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (cookie is not null)
            request.Headers.Add("Cookie", $"{Name}={cookie}");
        if (session is not null)
            request.Headers.Add("X-Assistant-Session", session);
        if (json is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The JSON of a response, which must have this status.</summary>
    public async Task<JsonElement> JsonAsync(HttpMethod method, string path, JsonObject? body = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await SendAsync(method, path, body?.ToJsonString());
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status, Encoding.UTF8.GetString(bytes));
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    public async Task<string> NewAsync(string title) =>
        (await JsonAsync(HttpMethod.Post, "/api/conversations", new JsonObject { ["title"] = title }, HttpStatusCode.Created)).GetProperty("id").GetString()!;
}
