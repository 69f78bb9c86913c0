using System.Text.Json;
using Assistant.Host.Tests.Lab;

namespace Assistant.Host.Tests.Mcp;

/// <summary>That the check itself finds something: the published examples pass, and the same ones with a fault do not.</summary>
public class ProtocolSchemaTests
{
    [Theory]
    [InlineData("DiscoverResult")]
    [InlineData("ListToolsResultResponse")]
    [InlineData("ListToolsResult")]
    [InlineData("CallToolResult")]
    [InlineData("CallToolRequest")]
    [InlineData("UnsupportedProtocolVersionError")]
    public void The_published_examples_keep_to_the_schema(string definition)
    {
        var schema = ProtocolSchema.Of("2026-07-28");
        foreach (var file in Directory.GetFiles(Path.Combine(Places.Shared, "protocols", "mcp", "examples", definition)))
            schema.Validate(definition, JsonElement.Parse(File.ReadAllText(file))).ShouldBeEmpty(file);
    }

    [Theory]
    [InlineData("DiscoverResult", """{"resultType":"complete","supportedVersions":[1],"capabilities":{},"ttlMs":0,"cacheScope":"public"}""")]
    [InlineData("DiscoverResult", """{"resultType":"complete","supportedVersions":[],"capabilities":{},"ttlMs":-1,"cacheScope":"public"}""")]
    [InlineData("DiscoverResult", """{"resultType":"complete","supportedVersions":[],"capabilities":{},"ttlMs":0,"cacheScope":"shared"}""")]
    [InlineData("DiscoverResult", """{"supportedVersions":[],"capabilities":{},"ttlMs":0,"cacheScope":"public"}""")]
    [InlineData("CallToolResult", """{"resultType":"complete","content":[{"type":"text"}]}""")]
    [InlineData("HeaderMismatchError", """{"jsonrpc":"2.0","error":{"code":-32602,"message":"m"}}""")]
    public void A_fault_is_found(string definition, string json) =>
        ProtocolSchema.Of("2026-07-28").Validate(definition, JsonElement.Parse(json)).ShouldNotBeEmpty();
}
