using System.Text.Json;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>Reads the requests of Ollama's own API.</summary>
internal static class OwnRequests
{
    public static void ReadChat(ReceivedRequest request)
    {
        ReadCommon(request);
        request.Messages = [.. GoJson.List(request.Body, "messages").Select(ReadMessage)];
        var tools = GoJson.List(request.Body, "tools");
        request.Tools = [.. tools.Select(ReadTool)];
        request.ToolTokens = tools.Sum(tool => TextTokens.Count(tool.GetRawText()));
    }

    public static void ReadGenerate(ReceivedRequest request)
    {
        ReadCommon(request);
        if (GoJson.Text(request.Body, "prompt") is not { Length: > 0 } prompt)
            return;
        var messages = new List<ReceivedMessage>();
        if (GoJson.Text(request.Body, "system") is { Length: > 0 } system)
            messages.Add(Message("system", system));
        messages.Add(Message("user", prompt));
        request.Messages = messages;
    }

    public static ReceivedMessage Message(string role, string content) => new(role, content) { Tokens = TextTokens.Count(content) + 4 };

    public static string ReadTool(JsonElement tool) => GoJson.Text(GoJson.Object(tool, "function") ?? default, "name") ?? "";

    private static void ReadCommon(ReceivedRequest request)
    {
        var body = request.Body;
        request.Model = GoJson.Text(body, "model") ?? "";
        request.Stream = GoJson.Flag(body, "stream") ?? true;
        request.KeepAlive = GoJson.Get(body, "keep_alive")?.GetRawText();
        request.Think = GoJson.Get(body, "think") is { } think ? ReadThink(think) : null;
        request.Format = GoJson.Get(body, "format") ?? default;
        if (GoJson.Object(body, "options") is not { } options)
            return;
        request.ContextTokens = ReadOption(options, "num_ctx");
        request.MaxTokens = ReadOption(options, "num_predict");
        request.Stop = GoJson.Get(options, "stop") switch
        {
            { ValueKind: JsonValueKind.String } stop => [stop.GetString()!],
            { ValueKind: JsonValueKind.Array } stops => [.. stops.EnumerateArray().Where(stop => stop.ValueKind == JsonValueKind.String).Select(stop => stop.GetString()!)],
            _ => [],
        };
    }

    // Options are read after the model is found, so that Ollama takes a wrong type for a failure of its own.
    private static int? ReadOption(JsonElement options, string name) => GoJson.Get(options, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value => (int)value.GetDouble(),
        _ => throw new RefusedException(500, $"option \"{name}\" must be of type integer"),
    };

    private static string ReadThink(JsonElement think) => think.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String when think.GetString() is "high" or "medium" or "low" or "max" => think.GetString()!,
        JsonValueKind.String => throw new RefusedException(400, $"invalid think value: \"{think.GetString()}\" (must be \"high\", \"medium\", \"low\", \"max\", true, or false)"),
        _ => throw new RefusedException(400, "think must be a boolean or string (\"high\", \"medium\", \"low\", \"max\", true, or false)"),
    };

    private static ReceivedMessage ReadMessage(JsonElement message)
    {
        var calls = GoJson.List(message, "tool_calls").Select(call => GoJson.Object(call, "function") ?? default).ToList();
        foreach (var call in calls)
        {
            // An object, never text as in /v1.
            _ = GoJson.Object(call, "arguments");
        }

        var content = GoJson.Text(message, "content") ?? "";
        return Message(GoJson.Text(message, "role") ?? "", content) with
        {
            ToolCalls = [.. calls.Select(call => GoJson.Text(call, "name") ?? "")],
            ToolName = GoJson.Text(message, "tool_name"),
            Tokens = TextTokens.Count(content) + TextTokens.Count(GoJson.Text(message, "thinking") ?? "") + calls.Sum(call => TextTokens.Count(call.GetRawText())) + 4,
        };
    }
}
