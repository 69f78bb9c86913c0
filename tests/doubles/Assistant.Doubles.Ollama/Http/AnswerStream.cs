using System.Buffers;
using System.IO.Pipelines;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Streaming;
using Microsoft.AspNetCore.Http;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>The way of lines to the client, with what goes wrong on it.</summary>
internal sealed class AnswerStream(HttpContext context, LineFormat format, FaultSet faults)
{
    private readonly ArrayBufferWriter<byte>? _pieces = faults.InPieces ? new ArrayBufferWriter<byte>() : null;
    private readonly PipeWriter _pipe = context.Response.BodyWriter;
    private bool _hasBegun;

    /// <summary>Where the next line goes.</summary>
    public IBufferWriter<byte> Buffer
    {
        get
        {
            if (!_hasBegun)
            {
                _hasBegun = true;
                context.Response.ContentType = format.StreamType;
            }

            return _pieces ?? (IBufferWriter<byte>)_pipe;
        }
    }

    /// <summary>Sends what was written.</summary>
    public ValueTask SendAsync()
    {
        context.RequestAborted.ThrowIfCancellationRequested();
        if (faults.WithBlankLines)
            format.WriteBlank(Buffer);
        if (_pieces is not null)
            return new ValueTask(SendPiecesAsync(_pieces));
        var flush = _pipe.FlushAsync(CancellationToken.None);
        return flush.IsCompletedSuccessfully ? ValueTask.CompletedTask : WaitAsync(flush);
    }

    /// <summary>Lets a fault happen. False: the stream is over.</summary>
    public async Task<bool> MeetAsync(Fault fault, FaultSet set, TimeSpan untilSent)
    {
        switch (fault.Kind)
        {
            case FaultKind.Hang:
                _ = Buffer;
                await context.Response.StartAsync(context.RequestAborted);
                await set.HangAsync(context.RequestAborted);
                return true;
            case FaultKind.GarbageLine:
                format.WriteGarbage(Buffer, fault.Body);
                await SendAsync();
                return true;
            case FaultKind.ErrorLine when !_hasBegun:
                throw new RefusedException(500, fault.Body ?? "an error was encountered while running the model");
            case FaultKind.ErrorLine:
                format.WriteError(Buffer, fault.Body);
                await SendAsync();
                return false;
            case FaultKind.CutConnection:
                await Task.Delay(untilSent, TimeProvider.System, context.RequestAborted);
                context.Abort();
                return false;
            default:
                _ = Buffer;
                return false;
        }
    }

    private static async ValueTask WaitAsync(ValueTask<FlushResult> flush) => await flush;

    private async Task SendPiecesAsync(ArrayBufferWriter<byte> pieces)
    {
        for (var index = 0; index < pieces.WrittenCount; index++)
        {
            _pipe.Write(pieces.WrittenSpan.Slice(index, 1));
            await _pipe.FlushAsync(context.RequestAborted);
            // The network joins what it gets at once; these pauses keep it from joining whole lines.
            if (index % 16 == 15)
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, context.RequestAborted);
            else
                await Task.Yield();
        }

        pieces.Clear();
    }
}
