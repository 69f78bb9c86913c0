using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Host.Http;

/// <summary>Reads the JSON body of a program's request under a limit.</summary>
internal static class JsonBody
{
    // A name that stands twice is read differently by different programs.
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonBodyException">The body is too large, or no JSON.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpContext context, long maxBytes)
    {
        if (!context.Request.HasJsonContentType())
            throw new JsonBodyException(StatusCodes.Status415UnsupportedMediaType, "Send the body as Content-Type: application/json.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxBytes;
        try
        {
            var document = await JsonDocument.ParseAsync(context.Request.Body, Options, context.RequestAborted);
            if (IsUnicode(document.RootElement))
                return document;
            document.Dispose();
            throw new JsonException("a text in it is no Unicode.");
        }
        catch (JsonException exception)
        {
            throw new JsonBodyException(StatusCodes.Status400BadRequest, $"The body is no JSON: {exception.Message}", exception);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new JsonBodyException(exception.StatusCode, $"The body is larger than {maxBytes >> 10} KiB.", exception);
        }
    }

    // The parser looks at neither until a text is read, which then fails in the middle of something else.
    private static bool IsUnicode(JsonElement root)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(root);
        return Utf8.IsValid(bytes) && (bytes.IndexOf("\\ud"u8) < 0 && bytes.IndexOf("\\uD"u8) < 0 || SurrogatesPair(root));
    }

    private static bool SurrogatesPair(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(property => property.Name is not null && SurrogatesPair(property.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(SurrogatesPair),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
