using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Assistant.Host.Http.Description;

/// <summary>The description of the HTTP API as OpenAPI 3.1 (spec.openapis.org/oas/v3.1.1), from what the endpoints say of themselves.</summary>
internal static partial class ApiDocument
{
    /// <summary>Where the answer to every failure stands.</summary>
    public const string ProblemResponse = "#/components/responses/Problem";

    /// <summary>How operators are known.</summary>
    public const string OperatorScheme = "operator";

    private const string OpenAIErrorResponse = "#/components/responses/OpenAIError";

    private static readonly string s_version =
        typeof(ApiDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Makes the document.</summary>
    /// <param name="endpoints">All endpoints; those without an <see cref="ApiDescription"/> are left out.</param>
    public static JsonObject Create(IEnumerable<Endpoint> endpoints)
    {
        var schemas = new ApiSchemas();
        var paths = new JsonObject();
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>().OrderBy(endpoint => endpoint.RoutePattern.RawText, StringComparer.Ordinal))
        {
            if (endpoint.Metadata.GetMetadata<ApiDescription>() is not { } description || endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods)
                continue;
            var path = PathOf(endpoint.RoutePattern);
            if (paths[path] is not JsonObject item)
                paths[path] = item = [];
            foreach (var method in methods.HttpMethods)
                item[method.ToLowerInvariant()] = Operation(schemas, endpoint.RoutePattern, path, method, description);
        }

        var problem = Failure("What went wrong, with a sentence for the reader in the language of Accept-Language (RFC 9457).", "application/problem+json", schemas.Of(ProblemJson.Default.Problem));
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Assistant",
                ["version"] = s_version,
                ["description"] = "Calls without a cookie are made as a new visitor, who gets the cookie assistant-visitor with the answer. Accept-Language chooses German or English.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.ToComponents(),
                ["responses"] = new JsonObject { ["Problem"] = problem, ["OpenAIError"] = OpenAIError() },
                ["securitySchemes"] = new JsonObject { [OperatorScheme] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = Admin.AdminDoor.Cookie } },
            },
        };
    }

    /// <summary>The address as OpenAPI writes it: without constraints.</summary>
    public static string PathOf(RoutePattern pattern) => Constraint().Replace("/" + pattern.RawText!.Trim('/'), "{${name}}");

    private static JsonObject Operation(ApiSchemas schemas, RoutePattern pattern, string path, string method, ApiDescription description)
    {
        var operation = new ApiOperation(schemas);
        foreach (var parameter in pattern.Parameters)
            operation.Path(parameter.Name, parameter.ParameterPolicies.Any(policy => policy.Content is "long" or "int") ? "integer" : "string");
        var (area, noun) = path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, var second, ..] ? (first, second) : (path.Trim('/'), path.Trim('/'));
        if (area == "api" && noun == "admin")
            operation.ForOperators();
        else if (area == "api")
            operation.Query("city", "The city; may be left out where the host serves one.");
        else if (area is "v1" or "mcp")
            operation.Header("X-City", "The city; may be left out where the host serves one.");
        description.Details?.Invoke(operation);
        var id = method.ToLowerInvariant() + string.Concat(Word().Matches(path).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]));
        return operation.ToJson(id, area == "api" ? noun : area, description.Summary, area == "v1" ? OpenAIErrorResponse : ProblemResponse);
    }

    private static JsonObject Failure(string text, string mediaType, JsonNode schema) => new()
    {
        ["description"] = text,
        ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } },
    };

    // As OpenAI's own API answers; written by hand in OpenAIErrors.
    private static JsonObject OpenAIError()
    {
        var error = new JsonObject();
        foreach (var name in (string[])["message", "type", "param", "code"])
            error[name] = new JsonObject { ["type"] = new JsonArray("string", "null") };
        var schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["error"] = new JsonObject { ["type"] = "object", ["properties"] = error } } };
        return Failure("What went wrong, as clients of OpenAI's API read it.", "application/json", schema);
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Constraint();

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
