using System.Net;
using System.Text;
using System.Text.Json;
using Assistant.Doubles.Ollama;

namespace Assistant.Doubles.Tests.Ollama;

/// <summary>Speaks plain HTTP to a double, so that what it sends is seen as it is.</summary>
internal sealed class Client(OllamaDouble server) : IDisposable
{
#pragma warning disable RS0030 // Reaches only the test's own server.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    public async Task<Answer> PostAsync(string path, string json)
    {
        using var response = await SendAsync(HttpMethod.Post, path, json, Cancellation);
        return await Answer.ReadAsync(response);
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path, json: null, Cancellation);
        return await Answer.ReadAsync(response);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json)
    {
        using var response = await SendAsync(method, path, json, Cancellation);
        return await Answer.ReadAsync(response);
    }

    /// <summary>The answer as soon as its headers are there.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, new Uri(server.Url, path));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>A chat of one message.</summary>
    public Task<Answer> ChatAsync(string model, string rest = "") => PostAsync("/api/chat", Chat(model, rest));

    public static string Chat(string model, string rest = "") =>
        $$$"""{"model":"{{{model}}}","messages":[{"role":"user","content":"Was kostet der Radweg?"}]{{{(rest.Length == 0 ? "" : "," + rest)}}}}""";

    internal sealed record Answer(HttpStatusCode Status, string MediaType, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public IReadOnlyList<JsonElement> Lines => [.. Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

        public IReadOnlyList<string> Events => [.. Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line["data: ".Length..])];

        public string Error => Json.GetProperty("error").GetString()!;

        public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
            response.StatusCode,
            response.Content.Headers.ContentType?.MediaType ?? "",
            await response.Content.ReadAsStringAsync(Cancellation));
    }
}
