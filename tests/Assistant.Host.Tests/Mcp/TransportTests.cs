using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Host.Tests.Mcp;

/// <summary>What is refused before it is a message, and for which city a message is.</summary>
public sealed class TransportTests : IAsyncLifetime
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";
    private McpLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await McpLab.StartAsync();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Theory]
    [InlineData("", -32700)]
    [InlineData("{", -32700)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} {}", -32700)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}""", -32700)]
    [InlineData("""{"jsonrpc":"2.0","id":"\ud800","method":"ping"}""", -32700)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"\uDC00"}""", -32700)]
    [InlineData("[]", -32600)]
    [InlineData("[" + Ping + "]", -32600)]
    [InlineData("null", -32600)]
    [InlineData("\"ping\"", -32600)]
    [InlineData("{}", -32600)]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"ping"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"ping"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":7}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}""", -32600)]
    public async Task What_is_no_message_is_refused(string body, int code)
    {
        var reply = await _lab.SendAsync(body);

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Code.ShouldBe(code);
        ProtocolSchema.Of("2025-11-25").Validate("JSONRPCErrorResponse", reply.Body).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_nested_too_deeply_is_refused() =>
        (await _lab.SendAsync("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}}")).Code.ShouldBe(-32700);

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_and_the_host_goes_on()
    {
        var reply = await _lab.SendAsync(Ping[..^1] + ",\"params\":{\"a\":\"" + new string('a', 1 << 20) + "\"}}");

        reply.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await _lab.SendAsync(Ping)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_says_it_is_no_json_is_refused() =>
        (await _lab.SendAsync(Ping, contentType: "text/plain")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task There_is_no_stream_to_open_and_no_session_to_end(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/mcp", UriKind.Relative));
        using var response = await _lab.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("http://evil.test", null, false)]
    [InlineData("http://evil.test:80", "evil.test:80", false)]
    [InlineData("null", null, false)]
    [InlineData("https://127.0.0.1", "127.0.0.1", false)]
    [InlineData("http://127.0.0.1", "127.0.0.1:81", false)]
    [InlineData("http://127.0.0.1", "127.0.0.1", true)]
    [InlineData("http://localhost:9000", "localhost:9000", true)]
    [InlineData("http://[::1]:9000", "[::1]:9000", true)]
    [InlineData("http://assistent.rebstadt.test:8080", "assistent.rebstadt.test:8080", true)]
    public async Task A_page_of_another_host_may_not_call(string origin, string? host, bool allowed)
    {
        var headers = new Dictionary<string, string> { ["Origin"] = origin };
        if (host is not null)
            headers["Host"] = host;

        var reply = await _lab.SendAsync(Ping, headers);

        reply.Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        if (!allowed)
            reply.Body.TryGetProperty("id", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task With_several_cities_one_must_be_named()
    {
        await using var lab = await McpLab.StartAsync("rebstadt", "weinheim");
        var call = McpLab.Legacy("tools/call", new JsonObject { ["name"] = "demo_echo", ["arguments"] = new JsonObject { ["text"] = "x" } }).ToJsonString();

        var unnamed = await lab.SendAsync(call);
        unnamed.Code.ShouldBe(-32602);
        unnamed.Body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("rebstadt, weinheim");
        (await lab.SendAsync(call, path: "/mcp?city=atlantis")).Code.ShouldBe(-32602);
        Text(await lab.SendAsync(call, path: "/mcp?city=weinheim")).ShouldBe("weinheim: x");
        lab.Tools.Caller!.CityId.ShouldBe("weinheim");
        lab.Tools.Caller.Subject.ShouldStartWith("address-");
        lab.Tools.Caller.Subject.ShouldNotContain("127");
        Text(await lab.SendAsync(call, new() { ["X-City"] = "rebstadt" })).ShouldBe("rebstadt: x");
    }

    private static string Text(McpReply reply) => reply.Result.GetProperty("content")[0].GetProperty("text").GetString()!;
}
