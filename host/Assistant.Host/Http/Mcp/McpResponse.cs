using System.Text.Json;

namespace Assistant.Host.Http.Mcp;

/// <summary>Writes JSON-RPC responses.</summary>
internal static class McpResponse
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public static async Task WriteAsync(HttpContext context, McpMessage message, McpRequest request, Action<Utf8JsonWriter> result)
    {
        Begin(context, StatusCodes.Status200OK);
        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter, Options))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            WriteId(json, message.Id);
            json.WriteStartObject("result");
            if (request.Era == McpEra.Modern)
                WriteModern(json, request);
            result(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public static async Task WriteErrorAsync(HttpContext context, JsonElement? id, McpException error)
    {
        Begin(context, error.Status);
        if (error.Status == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = "2";
        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter, Options))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            WriteId(json, id);
            json.WriteStartObject("error");
            json.WriteNumber("code", error.Code);
            json.WriteString("message", error.Message);
            if (error.RequestedVersion is { } requested)
                WriteVersions(json, requested);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void Begin(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
    }

    private static void WriteId(Utf8JsonWriter json, JsonElement? id)
    {
        if (id is not { } value)
            return;
        json.WritePropertyName("id");
        value.WriteTo(json);
    }

    private static void WriteModern(Utf8JsonWriter json, McpRequest request)
    {
        json.WriteString("resultType", "complete");
        json.WriteStartObject("_meta");
        json.WriteStartObject("io.modelcontextprotocol/serverInfo");
        McpMethods.WriteServer(json, request);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteVersions(Utf8JsonWriter json, string requested)
    {
        json.WriteStartObject("data");
        json.WriteStartArray("supported");
        foreach (var version in McpVersions.Supported)
            json.WriteStringValue(version);
        json.WriteEndArray();
        json.WriteString("requested", requested);
        json.WriteEndObject();
    }
}
