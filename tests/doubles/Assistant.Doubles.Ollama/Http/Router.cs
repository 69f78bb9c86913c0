using System.Buffers;
using System.Text.Json;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Requests;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>Takes a request, keeps it, lets it meet its faults and hands it on.</summary>
internal sealed class Router(ServerParts parts)
{
    private readonly ModelCalls _calls = new(parts);
    private readonly Embeddings _embeddings = new(parts);
    private readonly Listings _listings = new(parts);
    private readonly Desk _desk = new(parts);

    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (path.StartsWith("/double/", StringComparison.Ordinal))
        {
            await _desk.AnswerAsync(context);
            return;
        }

        var route = Find(context.Request.Method, path);
        var request = new ReceivedRequest
        {
            Method = context.Request.Method,
            Path = path,
            At = parts.Time.GetUtcNow(),
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        };
        if (route.IsWork)
            parts.Counters.Begin();
        try
        {
            await AnswerAsync(context, request, route);
            if (request.Outcome == RequestOutcome.Running)
                request.Outcome = RequestOutcome.Finished;
            request.Status = context.Response.StatusCode;
        }
        catch (RefusedException exception)
        {
            request.Outcome = RequestOutcome.Failed;
            request.Status = exception.Status;
            await Answers.ErrorAsync(context, exception.Status, exception.Message);
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or ConnectionResetException or IOException)
        {
            if (request.Outcome == RequestOutcome.Running)
                request.Outcome = RequestOutcome.Cancelled;
            request.Status = 499;
        }
        finally
        {
            if (route.IsWork)
                parts.Counters.End(request.Outcome);
        }
    }

    private async Task AnswerAsync(HttpContext context, ReceivedRequest request, Route route)
    {
        RefusedException? unreadable = null;
        try
        {
            request.Body = route.Read is null ? default : await BodyAsync(context);
            route.Read?.Invoke(request);
        }
        catch (RefusedException exception)
        {
            unreadable = exception;
        }

        parts.Requests.Add(request);
        var faults = parts.Faults.Meet(request.Path, request.Model.Length == 0 ? null : request.Model, route.IsWork);
        foreach (var fault in faults.BeforeAnswer)
        {
            if (await FailAsync(context, request, fault, faults))
                return;
        }

        if (unreadable is not null)
            throw unreadable;
        await route.Answer(context, request, faults);
    }

    private static async Task<bool> FailAsync(HttpContext context, ReceivedRequest request, Fault fault, FaultSet faults)
    {
        switch (fault.Kind)
        {
            case FaultKind.Slow:
                await Task.Delay(fault.Delay, TimeProvider.System, context.RequestAborted);
                return false;
            case FaultKind.HangBeforeHeaders:
                await faults.HangAsync(context.RequestAborted);
                return false;
            case FaultKind.Busy:
                throw new RefusedException(503, "server busy, please try again.  maximum pending requests exceeded");
            case FaultKind.ModelMissing:
                throw new RefusedException(404, $"model '{request.Model}' not found");
            default:
                request.Outcome = RequestOutcome.Failed;
                if (fault.Body is null)
                    throw new RefusedException(fault.Status, "the model failed to generate a response");
                await Answers.BytesAsync(context, System.Text.Encoding.UTF8.GetBytes(fault.Body), fault.Status);
                return true;
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpContext context)
    {
        using var stream = new MemoryStream();
        await context.Request.Body.CopyToAsync(stream, context.RequestAborted);
        if (stream.Length == 0)
            throw new RefusedException(400, "missing request body");
        try
        {
            using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new RefusedException(400, $"invalid character at offset {exception.BytePositionInLine ?? 0} looking for beginning of value");
        }
    }

    private Route Find(string method, string path) => (method, path) switch
    {
        ("POST", "/api/chat") => new(OwnRequests.ReadChat, _calls.ChatAsync, IsWork: true),
        ("POST", "/api/generate") => new(OwnRequests.ReadGenerate, _calls.GenerateAsync, IsWork: true),
        ("POST", "/api/embed") => new(Embeddings.Read, _embeddings.EmbedAsync, IsWork: true),
        ("POST", "/api/embeddings") => new(Embeddings.Read, _embeddings.EmbedOneAsync, IsWork: true),
        ("POST", "/v1/chat/completions") => new(OpenAIRequests.ReadChat, _calls.ChatChunksAsync, IsWork: true),
        ("POST", "/v1/completions") => new(OpenAIRequests.ReadCompletion, _calls.CompletionChunksAsync, IsWork: true),
        ("POST", "/v1/embeddings") => new(Embeddings.Read, _embeddings.EmbedListAsync, IsWork: true),
        ("GET" or "HEAD", "/api/tags") => new(null, _listings.TagsAsync),
        ("GET", "/api/ps") => new(null, _listings.LoadedAsync),
        ("GET" or "HEAD", "/api/version") => new(null, _listings.VersionAsync),
        ("POST", "/api/show") => new(Listings.Read, _listings.ShowAsync),
        ("POST", "/api/pull") => new(Listings.Read, _listings.PullAsync),
        ("POST", "/api/push" or "/api/create") => new(Listings.Read, _listings.MissingAsync),
        ("DELETE", "/api/delete") => new(Listings.Read, _listings.DeleteAsync),
        ("POST", "/api/copy") => new(Listings.Read, _listings.CopyAsync),
        ("GET", "/v1/models") => new(null, _listings.ModelsAsync),
        ("GET", _) when path.StartsWith("/v1/models/", StringComparison.Ordinal) => new(null, _listings.ModelAsync),
        ("GET" or "HEAD", "/") => new(null, (context, _, _) => Answers.TextAsync(context, 200, "Ollama is running")),
        _ => new(null, (context, _, _) => Answers.TextAsync(context, IsKnown(path) ? 405 : 404, IsKnown(path) ? "405 method not allowed" : "404 page not found")),
    };

    private static bool IsKnown(string path) => path is "/api/chat" or "/api/generate" or "/api/embed" or "/api/embeddings" or "/api/tags" or "/api/ps" or "/api/version"
        or "/api/show" or "/api/pull" or "/api/push" or "/api/create" or "/api/delete" or "/api/copy" or "/v1/chat/completions" or "/v1/completions" or "/v1/embeddings" or "/v1/models" or "/";

    private sealed record Route(Action<ReceivedRequest>? Read, Func<HttpContext, ReceivedRequest, FaultSet, Task> Answer, bool IsWork = false);
}
