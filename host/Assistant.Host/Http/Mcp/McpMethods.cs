using System.Reflection;
using System.Text.Json;
using Assistant.Governance.Usage;
using Assistant.PluginHosting;

namespace Assistant.Host.Http.Mcp;

/// <summary>The methods of the protocol that the host has: version and capabilities, and the tools. Thread-safe.</summary>
/// <param name="toolsOfCity">The tools of a city, by its id.</param>
/// <param name="running">Calls that can be cancelled.</param>
/// <param name="limit">How many calls one address may have under way.</param>
/// <param name="usage">Counts the calls.</param>
internal sealed class McpMethods(Func<string, IReadOnlyList<McpTool>> toolsOfCity, McpRunningCalls running, McpCallLimit limit, UsageCounter usage)
{
    // Plugins come and go with a reload; a minute is how long a client may not know.
    private static readonly TimeSpan ToolsFresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DiscoveryFresh = TimeSpan.FromHours(1);
    private static readonly string Version = typeof(McpMethods).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1";

    /// <summary>Answers a request.</summary>
    /// <returns>Writes the members of the result; <see langword="null"/> where the client has cancelled the request and wants none.</returns>
    /// <exception cref="McpException">The request cannot be answered.</exception>
    public async Task<Action<Utf8JsonWriter>?> AnswerAsync(McpMessage message, McpRequest request, CancellationToken cancellationToken) => (request.Era, message.Method) switch
    {
        (McpEra.Modern, "server/discover") => json => WriteDiscovery(json, request),
        (McpEra.Legacy, "initialize") => Initialize(message, request),
        (McpEra.Legacy, "ping") => static _ => { },
        (_, "tools/list") => List(message, request),
        (_, "tools/call") => await CallAsync(message, request, cancellationToken),
        // To a client of 2025-11-25 a 404 would say that its session is over.
        _ => throw new McpException(
            McpErrorCodes.MethodNotFound,
            $"Method not found: {message.Method}. This server offers tools: tools/list and tools/call.",
            request.Era == McpEra.Modern ? StatusCodes.Status404NotFound : StatusCodes.Status200OK),
    };

    /// <summary>Takes note of a notification.</summary>
    public async Task NoteAsync(McpMessage message, string? session)
    {
        if (message.Method == "notifications/cancelled" && message.Parameter("requestId") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } id)
            await running.CancelAsync(session, id.GetRawText());
    }

    /// <summary>Who answers, as <c>Implementation</c>.</summary>
    public static void WriteServer(Utf8JsonWriter json, McpRequest request)
    {
        json.WriteString("name", "assistant");
        json.WriteString("title", $"Assistant {request.City.Configuration.City.Name.For(request.Culture)}");
        json.WriteString("version", Version);
    }

    private static Action<Utf8JsonWriter> Initialize(McpMessage message, McpRequest request)
    {
        var wanted = message.Text("protocolVersion") ?? throw new McpException(McpErrorCodes.InvalidParams, "“protocolVersion” must be a text.");
        return json =>
        {
            json.WriteString("protocolVersion", McpVersions.IsLegacy(wanted) ? wanted : McpVersions.Legacy);
            WriteCapabilities(json);
            json.WriteStartObject("serverInfo");
            WriteServer(json, request);
            json.WriteEndObject();
            WriteInstructions(json, request);
        };
    }

    private static void WriteDiscovery(Utf8JsonWriter json, McpRequest request)
    {
        json.WriteStartArray("supportedVersions");
        foreach (var version in McpVersions.Supported)
            json.WriteStringValue(version);
        json.WriteEndArray();
        WriteCapabilities(json);
        WriteInstructions(json, request);
        WriteFreshness(json, DiscoveryFresh);
    }

    private static void WriteCapabilities(Utf8JsonWriter json)
    {
        json.WriteStartObject("capabilities");
        json.WriteStartObject("tools");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInstructions(Utf8JsonWriter json, McpRequest request) =>
        json.WriteString("instructions", McpTexts.For(request.Culture).Instructions(request.City.Configuration.City.Name.For(request.Culture)));

    // Private: the same address answers for another city where the header X-City says so.
    private static void WriteFreshness(Utf8JsonWriter json, TimeSpan fresh)
    {
        json.WriteNumber("ttlMs", (long)fresh.TotalMilliseconds);
        json.WriteString("cacheScope", "private");
    }

    private Action<Utf8JsonWriter> List(McpMessage message, McpRequest request)
    {
        if (message.Parameter("cursor").ValueKind != JsonValueKind.Undefined)
            throw new McpException(McpErrorCodes.InvalidParams, "Invalid cursor: the list of tools is one page.", StatusCodes.Status200OK);
        var tools = toolsOfCity(request.City.Id).Where(tool => !tool.NeedsApproval).ToList();
        return json =>
        {
            json.WriteStartArray("tools");
            foreach (var tool in tools)
                WriteTool(json, tool, request);
            json.WriteEndArray();
            if (request.Era == McpEra.Modern)
                WriteFreshness(json, ToolsFresh);
        };
    }

    private static void WriteTool(Utf8JsonWriter json, McpTool tool, McpRequest request)
    {
        json.WriteStartObject();
        json.WriteString("name", tool.Name);
        if (tool.Title is not null)
            json.WriteString("title", tool.Title.For(request.Culture));
        json.WriteString("description", tool.Description);
        json.WritePropertyName("inputSchema");
        tool.Schema.WriteTo(json);
        json.WriteStartObject("annotations");
        // What changes something outside waits for a person's approval, and is not in this list.
        json.WriteBoolean("readOnlyHint", true);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private async Task<Action<Utf8JsonWriter>?> CallAsync(McpMessage message, McpRequest request, CancellationToken cancellationToken)
    {
        var name = message.Text("name") ?? throw new McpException(McpErrorCodes.InvalidParams, "“name” must be the name of a tool.");
        var arguments = message.Parameter("arguments");
        if (arguments.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw new McpException(McpErrorCodes.InvalidParams, "“arguments” must be an object.");
        var tool = toolsOfCity(request.City.Id).FirstOrDefault(tool => tool.Name == name)
            ?? throw new McpException(McpErrorCodes.InvalidParams, $"Unknown tool: {name}", StatusCodes.Status200OK);
        if (tool.NeedsApproval)
            return json => WriteError(json, McpTexts.For(request.Culture).NeedsApproval);

        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var entry = running.Add(request.Session, message.Id!.Value.GetRawText(), cancellation);
        try
        {
            using var place = await limit.EnterAsync(request.Caller, cancellation.Token);
            usage.CountToolCall(request.City.Id, request.City.Configuration.City.TimeZone);
            var outcome = await tool.InvokeAsync(request.Caller, Copy(arguments), cancellation.Token);
            return outcome.Error is { } error ? json => WriteError(json, error.Message.For(request.Culture)) : json => WriteOutcome(json, outcome, request);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // A call that is given up on may outlive the message.
    private static List<KeyValuePair<string, object?>> Copy(JsonElement arguments) => arguments.ValueKind == JsonValueKind.Undefined
        ? []
        : [.. arguments.EnumerateObject().Select(argument => KeyValuePair.Create(argument.Name, (object?)argument.Value.Clone()))];

    private static void WriteOutcome(Utf8JsonWriter json, ToolOutcome outcome, McpRequest request)
    {
        json.WriteStartArray("content");
        foreach (var text in outcome.Parts.Select(part => ToolResultText.Of(part, request.Culture)).Where(text => text.Length > 0))
            WriteText(json, text);
        json.WriteEndArray();
        json.WritePropertyName("structuredContent");
        new ToolResultWriter(json, request.Culture).Write(outcome.Parts);
        json.WriteBoolean("isError", false);
    }

    private static void WriteError(Utf8JsonWriter json, string sentence)
    {
        json.WriteStartArray("content");
        WriteText(json, sentence);
        json.WriteEndArray();
        json.WriteBoolean("isError", true);
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
