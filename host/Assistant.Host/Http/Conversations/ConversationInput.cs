using System.Text.Json;
using Assistant.Host.Cities;

namespace Assistant.Host.Http.Conversations;

/// <summary>The texts of a request's JSON object.</summary>
internal sealed record ConversationInput(string? Title, string? ActiveLeaf, string? Message)
{
    /// <summary>Reads the body; an empty one is an empty object.</summary>
    /// <exception cref="UsageException">It is no such object; the message is for the reader.</exception>
    public static async Task<ConversationInput> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength == 0)
            return new ConversationInput(null, null, null);
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
                return new ConversationInput(Text(body.RootElement, "title"), Text(body.RootElement, "activeLeaf"), Text(body.RootElement, "message"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: no text where one belongs, or half a surrogate pair.
        }

        throw new UsageException(HttpTexts.For(context).BadBody);
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;
}
