using System.Text.Json;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>Reads the requests of <c>/v1</c> as Ollama translates them: without <c>num_ctx</c> and <c>keep_alive</c>, which it has no words for.</summary>
internal static class OpenAIRequests
{
    public static void ReadChat(ReceivedRequest request)
    {
        ReadCommon(request);
        var body = request.Body;
        request.Messages = [.. GoJson.List(body, "messages").Select(ReadMessage)];
        if (request.Messages.Count == 0)
            throw new RefusedException(400, "[] is too short - 'messages'");
        var tools = GoJson.List(body, "tools");
        request.Tools = [.. tools.Select(OwnRequests.ReadTool)];
        request.ToolTokens = tools.Sum(tool => TextTokens.Count(tool.GetRawText()));
        request.Think = ReadThink(GoJson.Text(GoJson.Object(body, "reasoning") ?? default, "effort") ?? GoJson.Text(body, "reasoning_effort"));
        var format = GoJson.Object(body, "response_format") ?? default;
        request.Format = GoJson.Text(format, "type") switch
        {
            "json_object" => JsonDocument.Parse("\"json\"").RootElement,
            "json_schema" => GoJson.Object(GoJson.Object(format, "json_schema") ?? default, "schema") ?? default,
            _ => default,
        };
    }

    public static void ReadCompletion(ReceivedRequest request)
    {
        ReadCommon(request);
        request.Messages = [OwnRequests.Message("user", GoJson.Text(request.Body, "prompt") ?? "")];
    }

    private static void ReadCommon(ReceivedRequest request)
    {
        var body = request.Body;
        request.Model = GoJson.Text(body, "model") ?? "";
        request.Stream = GoJson.Flag(body, "stream") ?? false;
        request.IncludeUsage = GoJson.Flag(GoJson.Object(body, "stream_options") ?? default, "include_usage") ?? false;
        request.MaxTokens = GoJson.Number(body, "max_tokens");
        request.Stop = GoJson.Get(body, "stop") switch
        {
            { ValueKind: JsonValueKind.String } stop => [stop.GetString()!],
            { ValueKind: JsonValueKind.Array } stops => [.. stops.EnumerateArray().Where(stop => stop.ValueKind == JsonValueKind.String).Select(stop => stop.GetString()!)],
            _ => [],
        };
    }

    private static string? ReadThink(string? effort) => effort switch
    {
        null => null,
        "none" => "false",
        "high" or "medium" or "low" or "max" => effort,
        _ => throw new RefusedException(400, $"invalid reasoning value: '{effort}' (must be \"high\", \"medium\", \"low\", \"max\", or \"none\")"),
    };

    private static ReceivedMessage ReadMessage(JsonElement message)
    {
        var calls = GoJson.List(message, "tool_calls").Select(call => GoJson.Object(call, "function") ?? default).ToList();
        foreach (var call in calls)
            CheckArguments(GoJson.Text(call, "arguments") ?? "");
        return OwnRequests.Message(GoJson.Text(message, "role") ?? "", ReadContent(message, hasCalls: calls.Count > 0)) with
        {
            ToolCalls = [.. calls.Select(call => GoJson.Text(call, "name") ?? "")],
            ToolName = GoJson.Text(message, "name"),
            ToolCallId = GoJson.Text(message, "tool_call_id"),
        };
    }

    private static string ReadContent(JsonElement message, bool hasCalls) => GoJson.Get(message, "content") switch
    {
        { ValueKind: JsonValueKind.String } content => content.GetString()!,
        { ValueKind: JsonValueKind.Array } parts => string.Concat(parts.EnumerateArray().Select(part => GoJson.Text(part, "type") switch
        {
            "text" => GoJson.Text(part, "text"),
            "image_url" => "",
            _ => throw new RefusedException(400, "invalid message format"),
        })),
        null when hasCalls => "",
        _ => throw new RefusedException(400, "invalid message content type: <nil>"),
    };

    private static void CheckArguments(string arguments)
    {
        try
        {
            using var document = JsonDocument.Parse(arguments);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return;
        }
        catch (JsonException)
        {
            // As wrong as an array.
        }

        throw new RefusedException(400, "invalid tool call arguments");
    }
}
