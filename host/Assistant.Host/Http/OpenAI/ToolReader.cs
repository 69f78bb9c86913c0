using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>Reads the client's own tools. They are shown to the model and never called here; the client is given the calls.</summary>
internal static partial class ToolReader
{
    private const int MaxTools = 128;
    private static readonly JsonElement NoParameters = JsonElement.Parse("""{"type":"object","properties":{}}""");

    /// <exception cref="OpenAIException">A tool is none, or the choice among them is none.</exception>
    public static void Read(RequestFields request, ChatOptions options)
    {
        List<AITool> tools = [.. request.List("tools").Select(tool => Read(tool.Value, tool.Path))];
        if (tools.Count > MaxTools)
            throw OpenAIException.Invalid("tools", $"may have at most {MaxTools} entries.");
        if (tools.Count > 0)
            options.Tools = tools;
        options.ToolMode = Choice(request, tools);
        options.AllowMultipleToolCalls = tools.Count > 0 ? request.Flag("parallel_tool_calls") : null;
    }

    private static AIFunctionDeclaration Read(JsonElement element, string path)
    {
        var tool = new RequestFields(element, path);
        if (tool.Required("type") != "function")
            throw OpenAIException.Unsupported(tool.Path("type"), "must be function.");
        var function = new RequestFields(tool["function"], tool.Path("function"));
        var name = function.Required("name");
        if (!Name().IsMatch(name))
            throw OpenAIException.Invalid(function.Path("name"), "must have 1 to 64 letters, digits, underscores or hyphens.");
        var parameters = function["parameters"];
        if (parameters.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw OpenAIException.Invalid(function.Path("parameters"), "must be a JSON schema, an object.");
        return AIFunctionFactory.CreateDeclaration(name, function.Text("description"), parameters.ValueKind == JsonValueKind.Object ? parameters.Clone() : NoParameters);
    }

    private static ChatToolMode? Choice(RequestFields request, List<AITool> tools)
    {
        var choice = request["tool_choice"];
        ChatToolMode? mode = choice.ValueKind switch
        {
            JsonValueKind.Undefined => null,
            JsonValueKind.String => request.Text("tool_choice") switch
            {
                "auto" => ChatToolMode.Auto,
                "none" => ChatToolMode.None,
                "required" => ChatToolMode.RequireAny,
                _ => throw OpenAIException.Invalid("tool_choice", "must be auto, none, required or a function."),
            },
            _ => ChatToolMode.RequireSpecific(new RequestFields(new RequestFields(choice, "tool_choice")["function"], "tool_choice.function").Required("name")),
        };
        if (mode is RequiredChatToolMode required && !tools.Any(tool => required.RequiredFunctionName is null || tool.Name == required.RequiredFunctionName))
            throw OpenAIException.Invalid("tool_choice", "asks for a function that is not among “tools”.");
        return mode;
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
