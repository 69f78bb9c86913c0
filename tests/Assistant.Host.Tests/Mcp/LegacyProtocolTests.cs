using System.Net;
using System.Text.Json.Nodes;

namespace Assistant.Host.Tests.Mcp;

/// <summary>2025-11-25 and before: a handshake, and a session that is no more than a name.</summary>
public sealed class LegacyProtocolTests : IAsyncLifetime
{
    private McpLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await McpLab.StartAsync();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Theory]
    [InlineData("2025-11-25", "2025-11-25")]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2024-11-05", "2025-11-25")]
    [InlineData("2026-07-28", "2025-11-25")]
    public async Task The_handshake_agrees_on_a_version(string wanted, string agreed)
    {
        var reply = await InitializeAsync(wanted);

        reply.Status.ShouldBe(HttpStatusCode.OK);
        ProtocolSchema.Of("2025-11-25").Validate("InitializeResult", reply.Result).ShouldBeEmpty();
        ProtocolSchema.Of("2025-11-25").Validate("JSONRPCResultResponse", reply.Body).ShouldBeEmpty();
        reply.Result.GetProperty("protocolVersion").GetString().ShouldBe(agreed);
        reply.Session.ShouldNotBeNull().ShouldAllBe(letter => letter > 0x20 && letter < 0x7F);
        (await InitializeAsync(wanted)).Session.ShouldNotBe(reply.Session);
    }

    [Fact]
    public async Task A_handshake_without_a_version_is_refused()
    {
        var reply = await _lab.SendAsync(McpLab.Legacy("initialize", []).ToJsonString());

        reply.Code.ShouldBe(-32602);
    }

    [Theory]
    [InlineData("notifications/initialized")]
    [InlineData("notifications/anything")]
    public async Task A_notification_is_accepted_without_a_body(string method)
    {
        var reply = await _lab.SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method }.ToJsonString());

        reply.Status.ShouldBe(HttpStatusCode.Accepted);
        reply.Body.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Undefined);
    }

    [Fact]
    public async Task A_response_is_accepted_and_has_no_effect() =>
        (await _lab.SendAsync("""{"jsonrpc":"2.0","id":7,"result":{}}""")).Status.ShouldBe(HttpStatusCode.Accepted);

    [Fact]
    public async Task A_ping_is_answered() =>
        (await _lab.LegacyAsync("ping")).Result.EnumerateObject().ShouldBeEmpty();

    [Fact]
    public async Task Tools_are_listed_as_the_older_version_has_them()
    {
        var reply = await _lab.LegacyAsync("tools/list");

        ProtocolSchema.Of("2025-11-25").Validate("ListToolsResult", reply.Result).ShouldBeEmpty();
        reply.Result.TryGetProperty("ttlMs", out _).ShouldBeFalse();
        reply.Result.TryGetProperty("resultType", out _).ShouldBeFalse();
        reply.Result.GetProperty("tools").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task A_tool_is_called_without_a_header_too()
    {
        var reply = await _lab.SendAsync(McpLab.Legacy("tools/call", Call("demo_echo")).ToJsonString());

        ProtocolSchema.Of("2025-11-25").Validate("CallToolResult", reply.Result).ShouldBeEmpty();
        reply.Result.GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("rebstadt: x");
    }

    [Theory]
    [InlineData("2099-01-01")]
    [InlineData("2025-03-26")]
    [InlineData("nonsense")]
    public async Task An_unknown_version_header_is_refused(string version)
    {
        var reply = await _lab.SendAsync(McpLab.Legacy("tools/list").ToJsonString(), new() { ["MCP-Protocol-Version"] = version });

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Code.ShouldBe(-32022);
    }

    [Fact]
    public async Task A_method_that_is_not_offered_is_an_error_of_the_protocol_and_not_of_the_session()
    {
        var reply = await _lab.LegacyAsync("resources/list");

        reply.Status.ShouldBe(HttpStatusCode.OK);
        reply.Code.ShouldBe(-32601);
        ProtocolSchema.Of("2025-11-25").Validate("JSONRPCErrorResponse", reply.Body).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_call_ends_without_an_answer()
    {
        var session = (await InitializeAsync("2025-11-25")).Session!;
        var call = _lab.SendAsync(McpLab.Legacy("tools/call", Call("demo_wait")).ToJsonString(), new() { ["Mcp-Session-Id"] = session });
        await _lab.Tools.Waiting.Task.WaitAsync(TestContext.Current.CancellationToken);

        (await CancelAsync("another-session")).Status.ShouldBe(HttpStatusCode.Accepted);
        _lab.Tools.Cancelled.Task.IsCompleted.ShouldBeFalse();
        (await CancelAsync(session)).Status.ShouldBe(HttpStatusCode.Accepted);

        var reply = await call;
        reply.Status.ShouldBe(HttpStatusCode.Accepted);
        reply.Body.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Undefined);
        _lab.Tools.Cancelled.Task.IsCompleted.ShouldBeTrue();
    }

    private Task<McpReply> CancelAsync(string session) => _lab.SendAsync(
        """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1,"reason":"enough"}}""",
        new() { ["Mcp-Session-Id"] = session });

    private Task<McpReply> InitializeAsync(string version) => _lab.SendAsync(McpLab.Legacy("initialize", new JsonObject
    {
        ["protocolVersion"] = version,
        ["capabilities"] = new JsonObject(),
        ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
    }).ToJsonString());

    private static JsonObject Call(string tool) => new() { ["name"] = tool, ["arguments"] = new JsonObject { ["text"] = "x" } };
}
