using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Tests.Http.Conversations;

namespace Assistant.Host.Tests.Http.Library;

/// <summary>A person's own things over HTTP: settings, prompts, feedback, links, forms, undo.</summary>
public sealed partial class LibraryTests(LibraryHost http) : IClassFixture<LibraryHost>
{
    private const string Here = "?city=rebstadt";
    private const string There = "?city=rheinfelden";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<Visitor> ArriveAsync() => Visitor.ArriveAsync(http.Host);

    private static async Task RefusedAsync(Visitor visitor, HttpMethod method, string path, string body, string sentence, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var response = await visitor.SendAsync(method, path, body);
        var text = await response.Content.ReadAsStringAsync(Token);
        response.StatusCode.ShouldBe(status, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonElement.Parse(text).GetProperty("title").GetString()!.ShouldContain(sentence);
    }

    private static async Task StatusAsync(Visitor visitor, HttpMethod method, string path, HttpStatusCode status, string? body = null)
    {
        using var response = await visitor.SendAsync(method, path, body);
        response.StatusCode.ShouldBe(status, $"{method} {path}");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static JsonObject Object(string json) => JsonNode.Parse(json)!.AsObject();
}
