using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>Writes whole answers.</summary>
internal static class Answers
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static async Task JsonAsync(HttpContext context, Action<Utf8JsonWriter> write, int status = 200)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_json))
            write(json);
        await BytesAsync(context, buffer.WrittenMemory, status);
    }

    public static async Task BytesAsync(HttpContext context, ReadOnlyMemory<byte> body, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    public static Task ErrorAsync(HttpContext context, int status, string message) => JsonAsync(
        context,
        json =>
        {
            json.WriteStartObject();
            if (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
            {
                json.WriteStartObject("error");
                json.WriteString("message", message);
                json.WriteString("type", status switch
                {
                    400 => "invalid_request_error",
                    404 => "not_found_error",
                    _ => "api_error",
                });
                json.WriteNull("param");
                json.WriteNull("code");
                json.WriteEndObject();
            }
            else
            {
                json.WriteString("error", message);
            }

            json.WriteEndObject();
        },
        status);

    public static async Task TextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}
