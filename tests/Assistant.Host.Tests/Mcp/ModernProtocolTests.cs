using System.Net;
using System.Text.Json.Nodes;

namespace Assistant.Host.Tests.Mcp;

/// <summary>2026-07-28: no handshake; each request stands alone.</summary>
public sealed class ModernProtocolTests : IAsyncLifetime
{
    private McpLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await McpLab.StartAsync();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Discovery_names_versions_capabilities_and_the_server()
    {
        var reply = await _lab.ModernAsync("server/discover");

        reply.Status.ShouldBe(HttpStatusCode.OK);
        reply.ContentType.ShouldBe("application/json");
        reply.Session.ShouldBeNull();
        ProtocolSchema.Of("2026-07-28").Validate("DiscoverResult", reply.Result).ShouldBeEmpty();
        ProtocolSchema.Of("2026-07-28").Validate("JSONRPCResultResponse", reply.Body).ShouldBeEmpty();
        reply.Result.GetProperty("supportedVersions").EnumerateArray().Select(version => version.GetString()).ShouldBe(["2026-07-28", "2025-11-25", "2025-06-18"]);
        reply.Result.GetProperty("capabilities").TryGetProperty("tools", out _).ShouldBeTrue();
        reply.Result.GetProperty("_meta").GetProperty("io.modelcontextprotocol/serverInfo").GetProperty("name").GetString().ShouldBe("assistant");
        reply.Result.GetProperty("instructions").GetString()!.ShouldContain("Rebstadt");
    }

    [Fact]
    public async Task Tools_are_listed_in_order_and_without_those_that_need_a_person()
    {
        var reply = await _lab.ModernAsync("tools/list");

        ProtocolSchema.Of("2026-07-28").Validate("ListToolsResult", reply.Result).ShouldBeEmpty();
        var tools = reply.Result.GetProperty("tools").EnumerateArray().ToList();
        tools.Select(tool => tool.GetProperty("name").GetString()).ShouldBe(["demo_echo", "demo_parts", "demo_fail", "demo_broken", "demo_wait"]);
        tools[0].GetProperty("title").GetString().ShouldBe("Probe");
        tools[0].GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean().ShouldBeTrue();
        tools[0].GetProperty("inputSchema").GetProperty("type").GetString().ShouldBe("object");
    }

    [Fact]
    public async Task A_tool_is_called()
    {
        var reply = await _lab.ModernAsync("tools/call", Call("demo_echo", "Grüße"));

        reply.Status.ShouldBe(HttpStatusCode.OK);
        ProtocolSchema.Of("2026-07-28").Validate("CallToolResult", reply.Result).ShouldBeEmpty();
        reply.Result.GetProperty("resultType").GetString().ShouldBe("complete");
        reply.Result.GetProperty("isError").GetBoolean().ShouldBeFalse();
        reply.Result.GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("rebstadt: Grüße");
        reply.Body.GetProperty("id").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("MCP-Protocol-Version", null, -32020)]
    [InlineData("MCP-Protocol-Version", "2025-11-25", -32020)]
    [InlineData("Mcp-Method", null, -32020)]
    [InlineData("Mcp-Method", "tools/list", -32020)]
    [InlineData("Mcp-Method", "Tools/Call", -32020)]
    [InlineData("Mcp-Name", null, -32020)]
    [InlineData("Mcp-Name", "demo_fail", -32020)]
    [InlineData("Mcp-Name", "=?base64?!!!?=", -32020)]
    public async Task A_header_that_does_not_say_what_the_body_says_is_refused(string header, string? value, int code)
    {
        var message = McpLab.Modern("tools/call", Call("demo_echo", "x"));
        var headers = McpLab.HeadersOf(message);
        headers.Remove(header);
        if (value is not null)
            headers[header] = value;

        var reply = await _lab.SendAsync(message.ToJsonString(), headers);

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Code.ShouldBe(code);
        ProtocolSchema.Of("2026-07-28").Validate("HeaderMismatchError", reply.Body).ShouldBeEmpty();
        reply.Body.GetProperty("id").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task An_encoded_name_is_decoded_before_it_is_compared()
    {
        var message = McpLab.Modern("tools/call", Call("demo_echo", "x"));
        var headers = McpLab.HeadersOf(message);
        headers["Mcp-Name"] = "=?base64?ZGVtb19lY2hv?=";

        (await _lab.SendAsync(message.ToJsonString(), headers)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("2027-01-01")]
    [InlineData("")]
    public async Task A_version_that_the_host_does_not_speak_is_refused_with_those_that_it_does(string version)
    {
        var message = McpLab.Modern("tools/list");
        message["params"]!["_meta"]!["io.modelcontextprotocol/protocolVersion"] = version;
        var headers = McpLab.HeadersOf(message);
        headers["MCP-Protocol-Version"] = version;

        var reply = await _lab.SendAsync(message.ToJsonString(), headers);

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        if (version.Length > 0)
        {
            reply.Code.ShouldBe(-32022);
            ProtocolSchema.Of("2026-07-28").Validate("UnsupportedProtocolVersionError", reply.Body).ShouldBeEmpty();
            reply.Body.GetProperty("error").GetProperty("data").GetProperty("requested").GetString().ShouldBe(version);
        }
    }

    [Theory]
    [InlineData("io.modelcontextprotocol/protocolVersion")]
    [InlineData("io.modelcontextprotocol/clientCapabilities")]
    public async Task A_request_without_its_metadata_is_malformed(string key)
    {
        var message = McpLab.Modern("tools/list");
        message["params"]!["_meta"]!.AsObject().Remove(key);

        var reply = await _lab.SendAsync(message.ToJsonString(), McpLab.HeadersOf(message));

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Code.ShouldBe(-32602);
        reply.Body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain(key);
    }

    [Fact]
    public async Task Discovery_without_headers_is_told_which_is_missing()
    {
        var reply = await _lab.SendAsync(McpLab.Modern("server/discover").ToJsonString());

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Code.ShouldBe(-32020);
    }

    [Theory]
    [InlineData("resources/list")]
    [InlineData("subscriptions/listen")]
    [InlineData("initialize")]
    [InlineData("ping")]
    public async Task A_method_that_is_not_offered_is_not_found(string method)
    {
        var reply = await _lab.ModernAsync(method);

        reply.Status.ShouldBe(HttpStatusCode.NotFound);
        reply.Code.ShouldBe(-32601);
        ProtocolSchema.Of("2026-07-28").Validate("JSONRPCErrorResponse", reply.Body).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_that_hangs_up_cancels_its_call()
    {
        using var gone = new CancellationTokenSource();
        var message = McpLab.Modern("tools/call", Call("demo_wait", "x"));
        var call = _lab.SendAsync(message.ToJsonString(), McpLab.HeadersOf(message), cancellationToken: gone.Token);
        await _lab.Tools.Waiting.Task.WaitAsync(TestContext.Current.CancellationToken);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await _lab.Tools.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static JsonObject Call(string tool, string text) => new() { ["name"] = tool, ["arguments"] = new JsonObject { ["text"] = text } };
}
