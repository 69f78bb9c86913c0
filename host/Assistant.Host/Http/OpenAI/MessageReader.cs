using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>Reads the messages of a request: text, images as data, and the calls and results of the client's own tools.</summary>
internal static class MessageReader
{
    /// <exception cref="OpenAIException">A message is none.</exception>
    public static IReadOnlyList<ChatMessage> Read(RequestFields request)
    {
        var messages = request.List("messages").Select(message => Read(message.Value, message.Path)).ToList();
        return messages.Count > 0 ? messages : throw OpenAIException.Invalid("messages", "must have at least one message.");
    }

    private static ChatMessage Read(JsonElement element, string path)
    {
        var fields = new RequestFields(element, path);
        var role = fields.Required("role");
        return role switch
        {
            "system" or "developer" => new ChatMessage(ChatRole.System, Texts(fields)),
            "user" => new ChatMessage(ChatRole.User, Contents(fields)) { AuthorName = fields.Text("name") },
            "assistant" => new ChatMessage(ChatRole.Assistant, [.. Texts(fields, optional: true), .. Calls(fields)]) { AuthorName = fields.Text("name") },
            "tool" => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(fields.Required("tool_call_id"), string.Concat(Texts(fields).Cast<TextContent>().Select(text => text.Text)))]),
            _ => throw OpenAIException.Invalid(fields.Path("role"), "must be system, developer, user, assistant or tool."),
        };
    }

    private static List<AIContent> Texts(RequestFields message, bool optional = false)
    {
        if (optional && !message.Has("content"))
            return [];
        var contents = Contents(message);
        return contents.TrueForAll(content => content is TextContent) ? contents : throw OpenAIException.Invalid(message.Path("content"), "may have images in messages of the user alone.");
    }

    private static List<AIContent> Contents(RequestFields message) => message["content"].ValueKind switch
    {
        JsonValueKind.String => [new TextContent(message.Text("content"))],
        JsonValueKind.Array => [.. message.List("content").Select(part => Content(part.Value, part.Path))],
        _ => throw OpenAIException.Invalid(message.Path("content"), "must be a text or a list of parts."),
    };

    private static AIContent Content(JsonElement element, string path)
    {
        var part = new RequestFields(element, path);
        return part.Required("type") switch
        {
            "text" => new TextContent(part.Required("text")),
            "refusal" => new TextContent(part.Required("refusal")),
            "image_url" => Image(new RequestFields(part["image_url"], part.Path("image_url"))),
            var type => throw OpenAIException.Unsupported(part.Path("type"), $"is “{type}”; only text and image_url are supported."),
        };
    }

    private static DataContent Image(RequestFields image)
    {
        var url = image.Required("url");
        if (!url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            throw OpenAIException.Unsupported(image.Path("url"), "must hold the image itself as a data: URL; nothing is fetched from other servers.");
        try
        {
            var content = new DataContent(url);
            if (content.HasTopLevelMediaType("image"))
                return content;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw OpenAIException.Invalid(image.Path("url"), "is no data: URL.");
        }

        throw OpenAIException.Invalid(image.Path("url"), "must be an image.");
    }

    private static IEnumerable<FunctionCallContent> Calls(RequestFields message) => message.List("tool_calls").Select(call =>
    {
        var fields = new RequestFields(call.Value, call.Path);
        var function = new RequestFields(fields["function"], fields.Path("function"));
        return new FunctionCallContent(fields.Required("id"), function.Required("name"), Arguments(function));
    });

    private static Dictionary<string, object?> Arguments(RequestFields function)
    {
        var json = function.Text("arguments");
        if (string.IsNullOrWhiteSpace(json))
            return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value.Clone(), StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Said below, as for every other text that is no object.
        }

        throw OpenAIException.Invalid(function.Path("arguments"), "must be a JSON object, written as a text.");
    }
}
