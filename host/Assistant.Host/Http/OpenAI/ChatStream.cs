using Microsoft.Extensions.AI;

namespace Assistant.Host.Http.OpenAI;

/// <summary>
/// Streams an answer. Nothing goes out before the first piece, so that a failure until then has a status of its own; pieces that came
/// together leave together, and a piece that came alone leaves at once.
/// </summary>
/// <remarks>
/// A reader that does not read is cut off by Kestrel's minimum data rate, and the model is free for somebody else: it would otherwise
/// generate into a full buffer.
/// </remarks>
internal sealed class ChatStream(HttpContext context, ChatRequest request, TimeProvider time, ILogger logger)
{
    private const int MaxUnflushed = 16 << 10;

    // Proxies close a connection that says nothing for a minute.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(10);

    private ChunkWriter? _chunks;
    private UsageDetails? _usage;
    private ChatFinishReason? _reason;
    private CitationsContent? _citations;
    private long _lastSign;

    public async Task WriteAsync(IAsyncEnumerable<ChatResponseUpdate> updates)
    {
        try
        {
            await using var enumerator = updates.GetAsyncEnumerator(context.RequestAborted);
            while (true)
            {
                var next = enumerator.MoveNextAsync();
                if (_chunks is { Unflushed: > 0 } chunks && (!next.IsCompleted || chunks.Unflushed > MaxUnflushed))
                    await chunks.FlushAsync();
                if (!await next)
                    break;
                await WriteAsync(enumerator.Current);
            }

            var last = _chunks ?? await BeginAsync(null);
            last.WriteFinish(_reason, _citations);
            last.WriteUsage(_usage);
            last.WriteDone();
            await last.FlushAsync();
        }
        catch (Exception exception) when (_chunks is not null && !context.RequestAborted.IsCancellationRequested)
        {
            // The status has gone out as 200: what is left is to say so, and to leave the end mark out.
            _chunks.WriteError(OpenAIErrors.Of(exception, logger));
            await _chunks.FlushAsync();
        }
    }

    private async ValueTask WriteAsync(ChatResponseUpdate update)
    {
        if (update.FinishReason is { } reason)
            _reason = reason;
        var contents = update.Contents;
        for (var index = 0; index < contents.Count; index++)
        {
            switch (contents[index])
            {
                case TextContent { Text.Length: > 0 } text:
                    (_chunks ?? await BeginAsync(update)).WriteText(text.Text);
                    break;
                case FunctionCallContent call:
                    (_chunks ?? await BeginAsync(update)).WriteCall(call);
                    break;
                case UsageContent usage:
                    _usage = usage.Details;
                    break;
                case WaitingContent:
                    await WaitAsync();
                    break;
                case CitationsContent citations:
                    _citations = citations;
                    break;
            }
        }
    }

    // The answer is being made, and nothing of it is ready.
    private async ValueTask WaitAsync()
    {
        var chunks = _chunks ?? await BeginAsync(null);
        if (_lastSign != 0 && time.GetElapsedTime(_lastSign) < SignOfLife)
            return;
        _lastSign = time.GetTimestamp();
        chunks.WriteComment();
    }

    private async Task<ChunkWriter> BeginAsync(ChatResponseUpdate? first)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        // nginx would else collect the pieces.
        response.Headers["X-Accel-Buffering"] = "no";
        await response.StartAsync(context.RequestAborted);
        _chunks = new ChunkWriter(response.BodyWriter, CompletionIdentity.New(time, first?.ModelId ?? request.Model), request.IncludeUsage);
        return _chunks;
    }
}
