using System.Text.Json;

namespace Assistant.Host.Http.Mcp;

/// <summary>A JSON-RPC message as it came; valid as long as its document is. Immutable.</summary>
/// <param name="Id">The request's id, a text or an integer; <see langword="null"/> for a notification or a response.</param>
/// <param name="Method">The method; empty for a response.</param>
/// <param name="Parameters">An object, or undefined where there is none.</param>
internal sealed record McpMessage(JsonElement? Id, string Method, JsonElement Parameters)
{
    private const string MetaPrefix = "io.modelcontextprotocol/";

    public bool IsRequest => Id is not null;

    /// <summary>A parameter; undefined where it is missing.</summary>
    public JsonElement Parameter(string name) => Property(Parameters, name);

    /// <summary>A parameter that is a text; <see langword="null"/> where it is missing or something else.</summary>
    public string? Text(string name) => Parameter(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>What the protocol itself keeps in <c>_meta</c>.</summary>
    public JsonElement Meta(string name) => Property(Property(Parameters, "_meta"), MetaPrefix + name);

    /// <exception cref="McpException">It is no single JSON-RPC message.</exception>
    public static McpMessage Read(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Array)
            throw Invalid("Batches are not part of the protocol since 2025-06-18; send each message as a POST of its own.");
        if (body.ValueKind != JsonValueKind.Object || Property(body, "jsonrpc") is not { ValueKind: JsonValueKind.String } version || !version.ValueEquals("2.0"u8))
            throw Invalid("The body must be one JSON-RPC 2.0 message: an object with \"jsonrpc\": \"2.0\".");
        var id = ReadId(body);
        var method = Property(body, "method");
        if (method.ValueKind == JsonValueKind.Undefined && (body.TryGetProperty("result", out _) || body.TryGetProperty("error", out _)))
            return new McpMessage(null, "", default);
        if (method.ValueKind != JsonValueKind.String)
            throw Invalid("“method” must be a text.");
        var parameters = Property(body, "params");
        if (parameters.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw Invalid("“params” must be an object.");
        return new McpMessage(id, method.GetString()!, parameters);
    }

    /// <summary>The id of what may be no message; <see langword="null"/> where it has none that could be answered to.</summary>
    public static JsonElement? TryReadId(JsonElement body) => IsId(Property(body, "id")) ? Property(body, "id") : null;

    private static JsonElement? ReadId(JsonElement body)
    {
        var id = Property(body, "id");
        if (id.ValueKind == JsonValueKind.Undefined)
            return null;
        return IsId(id) ? id : throw Invalid("“id” must be a text or an integer.");
    }

    private static bool IsId(JsonElement id) => id.ValueKind == JsonValueKind.String || (id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out _));

    private static JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static McpException Invalid(string message) => new(McpErrorCodes.InvalidRequest, message);
}
