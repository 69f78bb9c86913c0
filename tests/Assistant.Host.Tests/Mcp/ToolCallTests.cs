using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Http.Mcp;

namespace Assistant.Host.Tests.Mcp;

/// <summary>What a call gives, and how it fails.</summary>
public sealed class ToolCallTests : IAsyncLifetime
{
    private McpLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await McpLab.StartAsync();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Parts_come_as_text_with_their_sources()
    {
        var texts = (await CallAsync("demo_parts")).Result.GetProperty("content").EnumerateArray().Select(content => content.GetProperty("text").GetString()!).ToList();

        texts.Count.ShouldBe(5);
        texts[1].ShouldBe("[1] Hochwasserschutz, 2025/0140, 12.03.2025, S. 3, https://ris.rebstadt.test/f/1#page=3\nDer Rat beschließt „1,2 Mio. €“.");
        texts[2].ShouldContain("| 12.03.2025 | 1.234,5 |");
        texts[2].ShouldEndWith("Quellen:\n– Hochwasserschutz, 2025/0140, 12.03.2025, S. 3, https://ris.rebstadt.test/p/1");
        texts[4].ShouldContain("Hund anmelden");
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Parts_come_as_data_with_their_sources(string version)
    {
        var call = Call("demo_parts");
        var result = (version == "2026-07-28" ? await _lab.ModernAsync("tools/call", call) : await _lab.LegacyAsync("tools/call", call)).Result;

        ProtocolSchema.Of(version).Validate("CallToolResult", result).ShouldBeEmpty();
        var parts = result.GetProperty("structuredContent").GetProperty("parts").EnumerateArray().ToList();
        parts.Select(part => part.GetProperty("type").GetString()).ShouldBe(["notice", "passages", "table", "chart", "form"]);
        parts[0].GetProperty("kind").GetString().ShouldBe("warning");
        parts[1].GetProperty("hits")[0].GetProperty("document").GetProperty("page").GetInt32().ShouldBe(3);
        parts[2].GetProperty("rows")[0].EnumerateArray().Select(cell => cell.GetString()).ShouldBe(["2025-03-12", "1234.5"]);
        parts[2].GetProperty("rows")[1][0].ValueKind.ShouldBe(JsonValueKind.Null);
        parts[2].GetProperty("columns")[1].GetProperty("unit").GetString().ShouldBe("€");
        parts[2].GetProperty("sources")[0].GetProperty("reference").GetString().ShouldBe("2025/0140");
        parts[4].GetProperty("fields")[0].GetProperty("required").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_plugin_says_went_wrong_is_an_error_that_the_model_may_read()
    {
        var result = (await CallAsync("demo_fail")).Result;

        ProtocolSchema.Of("2026-07-28").Validate("CallToolResult", result).ShouldBeEmpty();
        result.GetProperty("isError").GetBoolean().ShouldBeTrue();
        result.GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("Die Vorlage gibt es nicht.");
    }

    [Fact]
    public async Task What_goes_wrong_unexpectedly_tells_no_secret()
    {
        var reply = await CallAsync("demo_broken");

        reply.Status.ShouldBe(HttpStatusCode.InternalServerError);
        reply.Code.ShouldBe(-32603);
        reply.Body.ToString().ShouldNotContain("secret");
        reply.Body.GetProperty("id").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_tool_that_needs_a_person_is_not_called()
    {
        var result = (await CallAsync("demo_change")).Result;

        result.GetProperty("isError").GetBoolean().ShouldBeTrue();
        result.GetProperty("content")[0].GetProperty("text").GetString()!.ShouldContain("freigeben");
        _lab.Tools.Changes.ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_tool_is_an_error_of_the_protocol()
    {
        var reply = await CallAsync("demo_none");

        reply.Code.ShouldBe(-32602);
        reply.Body.GetProperty("error").GetProperty("message").GetString().ShouldBe("Unknown tool: demo_none");
    }

    [Theory]
    [InlineData("""{"name":7}""")]
    [InlineData("""{}""")]
    [InlineData("""{"name":"demo_echo","arguments":[]}""")]
    [InlineData("""{"name":"demo_echo","arguments":"x"}""")]
    public async Task A_call_that_breaks_the_schema_is_refused(string parameters)
    {
        var reply = await _lab.LegacyAsync("tools/call", JsonNode.Parse(parameters)!.AsObject());

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Code.ShouldBe(-32602);
    }

    [Fact]
    public async Task A_cursor_that_was_never_given_out_is_refused() =>
        (await _lab.LegacyAsync("tools/list", new JsonObject { ["cursor"] = "page-2" })).Code.ShouldBe(-32602);

    [Fact]
    public async Task A_client_with_too_many_calls_is_put_off()
    {
        using var limit = new McpCallLimit();
        var caller = Assistant.Walls.Access.Caller.Visitor("rebstadt", "address-1");
        var places = new List<IDisposable>();
        for (var call = 0; call < 8; call++)
            places.Add(await limit.EnterAsync(caller, TestContext.Current.CancellationToken));
        using var cancellation = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 64).Select(_ => limit.EnterAsync(caller, cancellation.Token).AsTask()).ToList();

        var refusal = await Should.ThrowAsync<McpException>(async () => await limit.EnterAsync(caller, TestContext.Current.CancellationToken));
        refusal.Status.ShouldBe(429);
        (await limit.EnterAsync(Assistant.Walls.Access.Caller.Visitor("rebstadt", "address-2"), TestContext.Current.CancellationToken)).Dispose();
        places[0].Dispose();
        (await waiting[0]).Dispose();
        await cancellation.CancelAsync();
    }

    private static JsonObject Call(string tool) => new() { ["name"] = tool, ["arguments"] = new JsonObject { ["text"] = "x" } };

    private Task<McpReply> CallAsync(string tool) => _lab.ModernAsync("tools/call", Call(tool));
}
