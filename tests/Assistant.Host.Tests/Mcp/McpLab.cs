using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Host.Http.Mcp;
using Assistant.Host.Tests.Lab;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Host.Tests.Mcp;

/// <summary><c>/mcp</c> with scripted tools, and messages for it.</summary>
internal sealed class McpLab : IAsyncDisposable
{
    private readonly SmallServer _server;

    private McpLab(SmallServer server, ToolScript tools)
    {
        _server = server;
        Tools = tools;
    }

    public ToolScript Tools { get; }

    public HttpClient Client => _server.Client;

    public static async Task<McpLab> StartAsync(params string[] cities)
    {
        var tools = new ToolScript();
        var server = await SmallServer.StartAsync(
            cities.Length == 0 ? ["rebstadt"] : cities,
            services =>
            {
                services.AddSingleton<Func<string, IReadOnlyList<McpTool>>>(tools.OfCity);
                services.AddMcp();
            },
            routes => routes.MapMcp());
        return new McpLab(server, tools);
    }

    /// <summary>A request of 2026-07-28.</summary>
    public static JsonObject Modern(string method, JsonObject? parameters = null)
    {
        parameters ??= [];
        parameters["_meta"] = new JsonObject
        {
            ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
            ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
            ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject(),
        };
        return Legacy(method, parameters);
    }

    /// <summary>A request of 2025-11-25.</summary>
    public static JsonObject Legacy(string method, JsonObject? parameters = null)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method };
        if (parameters is not null)
            message["params"] = parameters;
        return message;
    }

    /// <summary>The headers that 2026-07-28 wants for a message.</summary>
    public static Dictionary<string, string> HeadersOf(JsonObject message)
    {
        var headers = new Dictionary<string, string>
        {
            ["MCP-Protocol-Version"] = "2026-07-28",
            ["Mcp-Method"] = message["method"]!.GetValue<string>(),
        };
        if (message["params"]?["name"] is { } name)
            headers["Mcp-Name"] = name.GetValue<string>();
        return headers;
    }

    public Task<McpReply> ModernAsync(string method, JsonObject? parameters = null)
    {
        var message = Modern(method, parameters);
        return SendAsync(message.ToJsonString(), HeadersOf(message));
    }

    public Task<McpReply> LegacyAsync(string method, JsonObject? parameters = null) =>
        SendAsync(Legacy(method, parameters).ToJsonString(), new Dictionary<string, string> { ["MCP-Protocol-Version"] = "2025-11-25" });

    public Task<McpReply> SendAsync(string body, Dictionary<string, string>? headers = null, string path = "/mcp", string contentType = "application/json", CancellationToken cancellationToken = default) =>
        SendAsync(Client, body, headers, path, contentType, cancellationToken);

    public static async Task<McpReply> SendAsync(HttpClient client, string body, Dictionary<string, string>? headers = null, string path = "/mcp", string contentType = "application/json", CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        // A refusal would otherwise meet a client that is still sending, as a broken pipe.
        request.Headers.ExpectContinue = body.Length > 100_000;
        foreach (var (name, value) in headers ?? [])
            request.Headers.TryAddWithoutValidation(name, value);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, TestContext.Current.CancellationToken);
        using var response = await client.SendAsync(request, either.Token);
        var text = await response.Content.ReadAsStringAsync(either.Token);
        return new McpReply(response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text), response.Headers.TryGetValues("Mcp-Session-Id", out var session) ? session.Single() : null, response.Content.Headers.ContentType?.MediaType);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

internal sealed record McpReply(HttpStatusCode Status, JsonElement Body, string? Session, string? ContentType)
{
    public JsonElement Result => Body.TryGetProperty("result", out var result) ? result : throw new ShouldAssertException($"No result: {Status} {Body}");

    public int Code => Body.GetProperty("error").GetProperty("code").GetInt32();
}
