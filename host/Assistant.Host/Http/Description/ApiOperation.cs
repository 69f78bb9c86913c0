using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.WebUtilities;

namespace Assistant.Host.Http.Description;

/// <summary>Parameters, body and answers of one operation, written down as OpenAPI has them (spec.openapis.org/oas/v3.1.1#operation-object).</summary>
internal sealed class ApiOperation(ApiSchemas schemas)
{
    private readonly JsonArray _parameters = [];
    private readonly JsonObject _responses = [];
    private JsonObject? _body;
    private bool _isForOperators;

    public ApiOperation Query(string name, string text, string type = "string", bool isRequired = false) => Parameter(name, "query", text, ApiField.SchemaOf(type), isRequired);

    public ApiOperation Header(string name, string text) => Parameter(name, "header", text, ApiField.SchemaOf("string"), isRequired: false);

    public ApiOperation Path(string name, string type) => Parameter(name, "path", null, ApiField.SchemaOf(type), isRequired: true);

    /// <summary>The body is a JSON object with these fields.</summary>
    public ApiOperation Body(params ApiField[] fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields)
            properties[field.Name] = field.ToSchema();
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (fields.Any(field => field.IsRequired))
            schema["required"] = new JsonArray([.. fields.Where(field => field.IsRequired).Select(field => (JsonNode)field.Name)]);
        _body = new JsonObject { ["required"] = fields.Any(field => field.IsRequired), ["content"] = Content("application/json", schema) };
        return this;
    }

    /// <summary>The body is a file.</summary>
    public ApiOperation FileBody()
    {
        _body = new JsonObject { ["required"] = true, ["content"] = Content("application/octet-stream", new JsonObject()) };
        return this;
    }

    public ApiOperation Returns(JsonTypeInfo type, int status = StatusCodes.Status200OK) => Response(status, Content("application/json", schemas.Of(type)));

    /// <summary>One of two, by what was asked for.</summary>
    public ApiOperation Returns(JsonTypeInfo type, JsonTypeInfo other) =>
        Response(StatusCodes.Status200OK, Content("application/json", new JsonObject { ["oneOf"] = new JsonArray(schemas.Of(type), schemas.Of(other)) }));

    /// <summary>A JSON object that the host writes by hand.</summary>
    public ApiOperation ReturnsObject(params ApiField[] fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields)
            properties[field.Name] = field.ToSchema();
        return Response(StatusCodes.Status200OK, Content("application/json", new JsonObject { ["type"] = "object", ["properties"] = properties }));
    }

    /// <summary>Something else than JSON.</summary>
    public ApiOperation ReturnsText(params string[] mediaTypes)
    {
        var content = new JsonObject();
        foreach (var mediaType in mediaTypes)
            content[mediaType] = new JsonObject { ["schema"] = ApiField.SchemaOf("string") };
        return Response(StatusCodes.Status200OK, content);
    }

    /// <summary>A file.</summary>
    public ApiOperation ReturnsFile(params string[] mediaTypes)
    {
        var content = new JsonObject();
        foreach (var mediaType in mediaTypes)
            content[mediaType] = new JsonObject();
        return Response(StatusCodes.Status200OK, content);
    }

    /// <summary>An answer without a body.</summary>
    public ApiOperation ReturnsNothing(int status = StatusCodes.Status204NoContent) => Response(status, null);

    /// <summary>Problem documents, beside those that every operation may answer with.</summary>
    public ApiOperation Fails(params int[] statuses)
    {
        foreach (var status in statuses)
            _responses[Code(status)] = new JsonObject { ["$ref"] = ApiDocument.ProblemResponse };
        return this;
    }

    /// <summary>Only who has signed in as an operator.</summary>
    public ApiOperation ForOperators()
    {
        _isForOperators = true;
        return Fails(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
    }

    /// <summary>Also who has not signed in.</summary>
    public ApiOperation ForEverybody()
    {
        _isForOperators = false;
        return this;
    }

    /// <summary>The operation.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tag">What it belongs to.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="failure">Where the answer to everything else is described.</param>
    public JsonObject ToJson(string id, string tag, string summary, string failure)
    {
        var operation = new JsonObject { ["operationId"] = id, ["tags"] = new JsonArray(tag), ["summary"] = summary };
        if (_parameters.Count > 0)
            operation["parameters"] = _parameters;
        if (_body is not null)
            operation["requestBody"] = _body;
        if (_isForOperators)
            operation["security"] = new JsonArray(new JsonObject { [ApiDocument.OperatorScheme] = new JsonArray() });
        if (_responses.Count == 0)
            ReturnsNothing(StatusCodes.Status200OK);
        _responses["default"] = new JsonObject { ["$ref"] = failure };
        operation["responses"] = _responses;
        return operation;
    }

    private ApiOperation Parameter(string name, string where, string? text, JsonObject schema, bool isRequired)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = where, ["required"] = isRequired, ["schema"] = schema };
        if (text is not null)
            parameter["description"] = text;
        _parameters.Add(parameter);
        return this;
    }

    private ApiOperation Response(int status, JsonObject? content)
    {
        var response = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(status) };
        if (content is not null)
            response["content"] = content;
        _responses[Code(status)] = response;
        return this;
    }

    private static JsonObject Content(string mediaType, JsonNode schema) => new() { [mediaType] = new JsonObject { ["schema"] = schema } };

    private static string Code(int status) => status.ToString(CultureInfo.InvariantCulture);
}
