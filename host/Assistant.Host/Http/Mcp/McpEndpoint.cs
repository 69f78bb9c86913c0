using System.Text.Json;
using Assistant.Host.Cities;

namespace Assistant.Host.Http.Mcp;

/// <summary>
/// <c>POST /mcp</c>: the plugins' tools over the Model Context Protocol (Streamable HTTP), 2026-07-28 and 2025-11-25 on one address. Each
/// message stands alone and is answered as one JSON object; no stream is kept open, and no session.
/// </summary>
internal sealed partial class McpEndpoint(McpMethods methods, ProgramCallers callers, OwnOrigin origin, ILogger<McpEndpoint> logger)
{
    private const long MaxBytes = 1 << 20;
    private const string SessionHeader = "Mcp-Session-Id";
    private const int MaxSessionLength = 128;

    public async Task PostAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!origin.Allows(context.Request))
        {
            await McpResponse.WriteErrorAsync(context, null, new McpException(McpErrorCodes.InvalidRequest, "Pages of other hosts may not call this one.", StatusCodes.Status403Forbidden));
            return;
        }

        JsonDocument body;
        try
        {
            body = await JsonBody.ReadAsync(context, MaxBytes);
        }
        catch (JsonBodyException exception)
        {
            var code = exception.Status == StatusCodes.Status400BadRequest ? McpErrorCodes.ParseError : McpErrorCodes.InvalidRequest;
            await McpResponse.WriteErrorAsync(context, null, new McpException(code, exception.Message, exception.Status));
            return;
        }

        using (body)
            await AnswerAsync(context, body.RootElement);
    }

    /// <summary>There is no stream to open and no session to end.</summary>
    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = HttpMethods.Post;
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(HttpContext context, JsonElement body)
    {
        try
        {
            var message = McpMessage.Read(body);
            var era = McpEraReader.Read(context.Request.Headers, message);
            if (!message.IsRequest)
            {
                await methods.NoteAsync(message, Session(context));
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                return;
            }

            var city = FindCity(context.Request);
            var request = new McpRequest(era, city, callers.Of(context, city), HttpTexts.Culture(context), Session(context));
            if (await methods.AnswerAsync(message, request, context.RequestAborted) is not { } result)
            {
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                return;
            }

            if (era == McpEra.Legacy && message.Method == "initialize")
                context.Response.Headers[SessionHeader] = Guid.NewGuid().ToString("N");
            await McpResponse.WriteAsync(context, message, request, result);
        }
        catch (McpException exception)
        {
            await McpResponse.WriteErrorAsync(context, McpMessage.TryReadId(body), exception);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to tell.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogFailed(exception);
            await McpResponse.WriteErrorAsync(context, McpMessage.TryReadId(body), new McpException(McpErrorCodes.InternalError, "The call failed; the log of the host says why.", StatusCodes.Status500InternalServerError));
        }
    }

    private CityPack FindCity(HttpRequest request)
    {
        var name = ProgramCallers.Named(request);
        return callers.Cities.Find(name) ?? throw new McpException(
            McpErrorCodes.InvalidParams,
            (name is null ? "Say which city: /mcp?city=… or the header X-City." : $"There is no city “{name}”.") + $" Cities: {callers.Cities.Known()}.");
    }

    private static string? Session(HttpContext context) =>
        context.Request.Headers[SessionHeader].FirstOrDefault() is { Length: > 0 and <= MaxSessionLength } session ? session : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "An MCP request failed")]
    private partial void LogFailed(Exception exception);
}
