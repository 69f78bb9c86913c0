using System.Text.Json.Nodes;
using Assistant.Host.Tests.Http;

namespace Assistant.Host.Tests.Mcp;

/// <summary>The tools of the plugin for the council's papers, over the program as it is served.</summary>
public sealed class ServedToolsTests(HttpHost http) : IClassFixture<HttpHost>
{
    [Fact]
    public async Task The_plugin_s_tools_are_listed_with_their_schemas()
    {
        var message = McpLab.Modern("tools/list");

        var reply = await McpLab.SendAsync(http.Host.Client, message.ToJsonString(), McpLab.HeadersOf(message));

        ProtocolSchema.Of("2026-07-28").Validate("ListToolsResult", reply.Result).ShouldBeEmpty();
        var tools = reply.Result.GetProperty("tools").EnumerateArray().ToDictionary(tool => tool.GetProperty("name").GetString()!);
        tools.Keys.ShouldBe(tools.Keys.Order(StringComparer.Ordinal));
        tools["ris_paper_by_reference"].GetProperty("inputSchema").GetProperty("properties").TryGetProperty("reference", out _).ShouldBeTrue();
        tools["ris_paper_by_reference"].TryGetProperty("title", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_paper_is_found_with_its_way_through_the_committees()
    {
        var result = await CallAsync(new JsonObject { ["reference"] = "2025/0140" });

        result.Result.GetProperty("isError").GetBoolean().ShouldBeFalse();
        ProtocolSchema.Of("2026-07-28").Validate("CallToolResult", result.Result).ShouldBeEmpty();
        result.Result.GetProperty("content").ToString().ShouldContain("mehrheitlich beschlossen");
        result.Result.GetProperty("structuredContent").GetProperty("parts").EnumerateArray().ShouldContain(part => part.GetProperty("type").GetString() == "table" && part.GetProperty("sources").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_missing_argument_is_an_error_that_the_model_may_read()
    {
        var result = await CallAsync([]);

        result.Result.GetProperty("isError").GetBoolean().ShouldBeTrue();
        result.Result.GetProperty("content")[0].GetProperty("text").GetString()!.ShouldContain("reference");
    }

    private Task<McpReply> CallAsync(JsonObject arguments)
    {
        var message = McpLab.Modern("tools/call", new JsonObject { ["name"] = "ris_paper_by_reference", ["arguments"] = arguments });
        return McpLab.SendAsync(http.Host.Client, message.ToJsonString(), McpLab.HeadersOf(message));
    }
}
