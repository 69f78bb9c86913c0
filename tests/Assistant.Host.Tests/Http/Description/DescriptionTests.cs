using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Host.Composition;
using Assistant.Host.Http;
using Assistant.Host.Http.Description;
using Assistant.Host.Tests.Lab;
using Microsoft.AspNetCore.Routing;

namespace Assistant.Host.Tests.Http.Description;

public sealed partial class DescriptionTests(HttpHost http) : IClassFixture<HttpHost>
{
    private static readonly string[] s_methods = ["get", "post", "put", "patch", "delete"];

    [Fact]
    public async Task Every_address_for_programs_is_described()
    {
        using var data = new TemporaryDirectory();
        data.Write("cities/rebstadt/city.yaml", "id: rebstadt\nname: Rebstadt\n");
        await using var server = AssistantServer.Create(new AssistantSettings { Data = data.File("data"), Cities = data.File("cities"), Plugins = data.File("plugins") });
        var document = await ReadAsync();

        // Without a method an address only says that there is nothing.
        var mapped = server.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal) || endpoint.RoutePattern.RawText.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method.ToLowerInvariant()} {ApiDocument.PathOf(endpoint.RoutePattern)}"))
            .ToList();

        mapped.Count.ShouldBeGreaterThan(50);
        mapped.Except(Operations(document).Select(operation => operation.Name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_operation_says_what_it_does_takes_and_answers()
    {
        var operations = Operations(await ReadAsync()).ToList();

        operations.Select(operation => operation.Value.GetProperty("operationId").GetString()).ShouldBeUnique();
        foreach (var (name, operation) in operations)
        {
            operation.GetProperty("summary").GetString()!.Length.ShouldBeGreaterThan(5, name);
            operation.GetProperty("responses").EnumerateObject().ShouldContain(response => response.Name.StartsWith('2'), name);
            operation.GetProperty("responses").GetProperty("default").GetProperty("$ref").GetString().ShouldBeOneOf("#/components/responses/Problem", "#/components/responses/OpenAIError");
            var given = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => parameter.GetProperty("name").GetString()!).ToList()
                : [];
            given.ShouldBe(Placeholder().Matches(name).Select(match => match.Groups["name"].Value), name);
        }
    }

    [Fact]
    public async Task Every_pointer_leads_somewhere_and_schemas_are_those_of_what_is_written()
    {
        var document = await ReadAsync();

        foreach (var pointer in Pointers(document))
        {
            var at = document;
            foreach (var step in pointer.Split('/').Skip(1))
                at.TryGetProperty(step, out at).ShouldBeTrue(pointer);
        }

        var schemas = document.GetProperty("components").GetProperty("schemas");
        schemas.GetProperty("Problem").GetProperty("properties").EnumerateObject().Select(property => property.Name).ShouldBe(["type", "status", "detail", "title"], ignoreOrder: true);
        schemas.GetProperty("PendingOutput").GetProperty("properties").GetProperty("labels").GetProperty("items").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/ArgumentLabelOutput");
        // Named as they are written: in camel case, and the parts of an answer told by their kind.
        schemas.GetProperty("OverviewOutput").GetProperty("properties").TryGetProperty("memoryBytes", out _).ShouldBeTrue();
        schemas.GetProperty("ToolPartsOutput").GetRawText().ShouldContain("PartOutput");
        schemas.GetProperty("PartOutput").GetProperty("anyOf").GetArrayLength().ShouldBe(4);
        // A cell of a table may be empty.
        schemas.GetProperty("ChartDataOutput").GetProperty("properties").GetProperty("rows").GetProperty("items").GetProperty("items").GetProperty("type").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task It_is_for_everybody_and_gives_no_cookie()
    {
        using var response = await http.Host.GetAsync("/openapi/v1.json");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldNotContain(http.Data);
        text.ShouldNotContain(Admin.Operator.Key(http.Data));
    }

    private static IEnumerable<(string Name, JsonElement Value)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where s_methods.Contains(operation.Name)
        select ($"{operation.Name} {path.Name}", operation.Value);

    private static IEnumerable<string> Pointers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == "$ref" ? [property.Value.GetString()!] : Pointers(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Pointers),
        _ => [],
    };

    private async Task<JsonElement> ReadAsync()
    {
        using var response = await http.Host.GetAsync("/openapi/v1.json");
        var document = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        document.GetProperty("openapi").GetString().ShouldBe("3.1.1");
        return document;
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
