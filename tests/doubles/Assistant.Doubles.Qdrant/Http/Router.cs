using System.Buffers;
using System.Text;
using System.Text.Json;
using Assistant.Doubles.Qdrant.Engine;
using Assistant.Doubles.Qdrant.Faults;
using Assistant.Doubles.Qdrant.OpenApi;
using Microsoft.AspNetCore.Http;

namespace Assistant.Doubles.Qdrant.Http;

/// <summary>Takes requests, holds them and their answers against the document, and lets faults happen.</summary>
internal sealed class Router(QdrantDoubleOptions options, Storage storage, FaultPlan faults, OpenApiDocument? document, Action<ReceivedRequest> received, Action<string> found)
{
    private readonly Operations _operations = new(storage, options.Version);
    private int _findings;

    public async Task AnswerAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value ?? "/");
        if (path == "/double/findings")
        {
            // Where scripts in other languages see that nothing was found.
            await WriteAsync(context, 200, json => json.WriteNumberValue(_findings));
            return;
        }

        var body = await ReadAsync(context);
        received(new ReceivedRequest(method, path, context.Request.QueryString.Value ?? "", body.Length > options.MaxRequestBytes ? "" : Encoding.UTF8.GetString(body.Span)));
        if (options.ApiKey is not null && path is not ("/healthz" or "/readyz" or "/livez") && context.Request.Headers["api-key"] != options.ApiKey)
        {
            await TextAsync(context, 401, context.Request.Headers.ContainsKey("api-key") ? "Invalid API key or JWT" : "Must provide an API key or an Authorization bearer token");
            return;
        }

        if (faults.Meet(method, path) is { } fault && await FailAsync(context, fault, method, path, body))
            return;
        var (status, answer) = Carry(context, method, path, body);
        await WriteAsync(context, status, answer.Span);
    }

    private (int Status, ReadOnlyMemory<byte> Answer) Carry(HttpContext context, string method, string path, ReadOnlyMemory<byte> body)
    {
        if (path is "/healthz" or "/readyz" or "/livez")
            return (200, "healthz check passed"u8.ToArray());
        try
        {
            if (body.Length > options.MaxRequestBytes)
                throw new RefusedException(413, $"Payload error: JSON payload ({body.Length} bytes) is larger than allowed (limit: {options.MaxRequestBytes} bytes).");
            var request = Parse(body);
            if (document is not null)
                Report(document.CheckRequest(method, path, context.Request.Query.Keys, request), $"{method} {path}");
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer))
            {
                lock (storage.Lock)
                    _operations.Run(method, path, request ?? default, json);
            }

            CheckAnswer(method, path, 200, buffer.WrittenMemory);
            return (200, buffer.WrittenMemory);
        }
        catch (RefusedException exception)
        {
            var error = Error(exception.Message);
            CheckAnswer(method, path, exception.Status, error);
            return (exception.Status, error);
        }
        catch (Exception exception)
        {
            // A fault of the double’s own is to be seen by the test, too.
            Report([$"the double broke: {exception}"], $"{method} {path}");
            return (500, Error($"Service internal error: {exception.Message}"));
        }
    }

    private async Task<bool> FailAsync(HttpContext context, FaultKind fault, string method, string path, ReadOnlyMemory<byte> body)
    {
        switch (fault)
        {
            case FaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case FaultKind.CutConnection:
                Carry(context, method, path, body);
                context.Abort();
                break;
            case FaultKind.NoJson:
                await TextAsync(context, 200, "<html>The proxy says hello.</html>");
                break;
            case FaultKind.NotCarriedOut:
                await WriteAsync(context, 200, """{"result":{"operation_id":1,"status":"acknowledged"},"status":"ok","time":0.001}"""u8.ToArray());
                break;
            default:
                var (status, error) = fault switch
                {
                    FaultKind.TooManyRequests => (429, "Rate limiting exceeded: Read rate limit exceeded, retry after 1s"),
                    FaultKind.Unavailable => (503, "Service unavailable: 1 of 1 shards are not available"),
                    FaultKind.Timeout => (408, "Timeout error: Operation 'Search' timed out after 5 seconds"),
                    FaultKind.StorageFull => (507, "Out of storage: No space left on device"),
                    _ => (500, "Service internal error: task panicked"),
                };
                if (status == 429)
                    context.Response.Headers.RetryAfter = "1";
                await WriteAsync(context, status, Error(error).Span);
                break;
        }

        return true;
    }

    private void CheckAnswer(string method, string path, int status, ReadOnlyMemory<byte> answer)
    {
        if (document is null)
            return;
        using var parsed = JsonDocument.Parse(answer);
        Report(document.CheckAnswer(method, path, status, parsed.RootElement), $"Answer {status} to {method} {path}");
    }

    private void Report(IReadOnlyList<string> findings, string where)
    {
        foreach (var finding in findings)
        {
            Interlocked.Increment(ref _findings);
            found($"{where}: {finding}");
        }
    }

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return null;
        try
        {
            // The whole body of a small collection stays in memory with its points.
            return JsonDocument.Parse(body.ToArray()).RootElement;
        }
        catch (JsonException exception)
        {
            throw new RefusedException(400, $"Format error in JSON body: {exception.Message}");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    private static ReadOnlyMemory<byte> Error(string error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("status");
            json.WriteString("error", error);
            json.WriteEndObject();
            json.WriteNumber("time", 0.001);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return WriteAsync(context, status, buffer.WrittenSpan);
    }

    private static Task WriteAsync(HttpContext context, int status, ReadOnlySpan<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body.ToArray(), context.RequestAborted).AsTask();
    }

    private static Task TextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
