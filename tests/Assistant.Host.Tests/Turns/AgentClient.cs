using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Turns;

/// <summary>A browser at the chat: keeps its cookie, reads events as they come.</summary>
internal sealed class AgentClient(ServedHost host, string? cookie = null)
{
    private string? _cookie = cookie;

    /// <summary>The same browser, at a host that was started anew.</summary>
    public AgentClient At(ServedHost other) => new(other, _cookie);

    /// <summary>The cookie, got from the page where there is none yet.</summary>
    public async Task<string?> CookieAsync()
    {
        if (_cookie is null)
            using (await SendAsync(HttpMethod.Get, "/api/conversations", null))
                return _cookie;
        return _cookie;
    }

    /// <summary>Asks, and reads until <paramref name="until"/> says that it has enough; then the connection is dropped.</summary>
    public async Task<IReadOnlyList<JsonElement>> AskAsync(
        string question, string runId, string thread = "thread", string? messageId = null, JsonObject? forwarded = null, Func<JsonElement, bool>? until = null)
    {
        var body = new JsonObject
        {
            ["threadId"] = thread,
            ["runId"] = runId,
            ["state"] = new JsonObject(),
            ["tools"] = new JsonArray(),
            ["context"] = new JsonArray(),
            ["messages"] = new JsonArray(new JsonObject { ["id"] = messageId ?? "q-" + runId, ["role"] = "user", ["content"] = question }),
            ["forwardedProps"] = forwarded ?? [],
        };
        return await EventsAsync(HttpMethod.Post, "/api/agent", body.ToJsonString(), until);
    }

    public async Task<IReadOnlyList<JsonElement>> EventsAsync(HttpMethod method, string path, string? body = null, Func<JsonElement, bool>? until = null)
    {
        using var response = await SendAsync(method, path, body);
        response.EnsureSuccessStatusCode();
        var events = new List<JsonElement>();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
                continue;
            events.Add(JsonElement.Parse(line["data: ".Length..]));
            if (until?.Invoke(events[^1]) == true)
                break;
        }

        return events;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null);
        response.EnsureSuccessStatusCode();
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        if (_cookie is not null)
            request.Headers.Add("Cookie", _cookie);
        var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        if (_cookie is null && response.Headers.TryGetValues("Set-Cookie", out var cookies))
            _cookie = cookies.First().Split(';')[0];
        return response;
    }

    public static string TypeOf(JsonElement happened) =>
        happened.GetProperty("type").GetString() + (happened.TryGetProperty("name", out var name) ? " " + name.GetString() : "");

    public static JsonElement ValueOf(IEnumerable<JsonElement> events, string name) => events.Single(happened => TypeOf(happened) == "CUSTOM " + name).GetProperty("value");

    public static string TextOf(IEnumerable<JsonElement> events) =>
        string.Concat(events.Where(happened => TypeOf(happened) == "TEXT_MESSAGE_CONTENT").Select(happened => happened.GetProperty("delta").GetString()));
}
