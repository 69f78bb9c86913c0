using System.Text;
using Assistant.Doubles.Ollama.Faults;
using Assistant.Doubles.Ollama.Replies;
using Assistant.Doubles.Ollama.Requests;
using Assistant.Doubles.Ollama.Streaming;
using Microsoft.AspNetCore.Http;

namespace Assistant.Doubles.Ollama.Http;

/// <summary>A model at work: token by token at its pace, until it is done, a fault comes or the client goes.</summary>
internal sealed class Generation(ServerParts parts)
{
    // What was flushed must leave the machine before the connection is cut.
    private static readonly TimeSpan s_untilSent = TimeSpan.FromMilliseconds(50);

    /// <summary>An answer without a generation: a model was loaded or unloaded.</summary>
    public async Task SaySoAsync(HttpContext context, LineFormat format, string doneReason)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        format.WriteWhole(buffer, [], new Finish(doneReason, default, default, 0, default, 0, default), parts.Time.GetUtcNow());
        await Answers.BytesAsync(context, buffer.WrittenMemory, 200);
    }

    public async Task RunAsync(HttpContext context, ReceivedRequest request, LineFormat format, FaultSet faults, TimeSpan loadTime)
    {
        var start = parts.Clock.Now;
        var reply = parts.Script.Next(request).UpTo(request.Stop);
        var tokens = reply.Tokens(request.ThinksAloud);
        var reason = reply.DoneReason;
        if (request.MaxTokens is > 0 and var most && most < tokens.Count)
        {
            tokens = [.. tokens.Take(most)];
            reason = "length";
        }

        var latency = parts.Pace.Latency;
        using var ticker = new TokenTicker(parts.Clock, context.RequestAborted);
        await ticker.UntilAsync(parts.Clock.After(start, latency));
        var first = parts.Clock.Now;
        Finish End()
        {
            var now = parts.Clock.Now;
            var (prompt, said) = (parts.Time.GetElapsedTime(start, first), parts.Time.GetElapsedTime(first, now));
            return new Finish(reason, loadTime + prompt + said, loadTime, request.PromptTokens, prompt, tokens.Count, said);
        }

        if (request.Stream)
            await StreamAsync(context, request, format, faults, tokens, ticker, End);
        else
            await WholeAsync(context, request, format, faults, tokens, ticker, End);
    }

    private async Task StreamAsync(HttpContext context, ReceivedRequest request, LineFormat format, FaultSet faults, IReadOnlyList<ReplyToken> tokens, TokenTicker ticker, Func<Finish> end)
    {
        var stream = new AnswerStream(context, format, faults);
        var (start, interval, fault) = (parts.Clock.Now, parts.Pace.TokenInterval, 0);
        for (var index = 0; index <= tokens.Count; index++)
        {
            for (; fault < faults.InStream.Count && (faults.InStream[fault].After <= index || index == tokens.Count); fault++)
            {
                if (!await stream.MeetAsync(faults.InStream[fault], faults, s_untilSent))
                {
                    request.Outcome = RequestOutcome.Failed;
                    return;
                }
            }

            if (index == tokens.Count)
                break;
            if (interval > TimeSpan.Zero && index > 0)
                await ticker.UntilAsync(parts.Clock.After(start, interval * index));
            format.WriteToken(stream.Buffer, tokens[index], parts.Time.GetUtcNow());
            await stream.SendAsync();
            request.SentTokens = index + 1;
        }

        format.WriteDone(stream.Buffer, end(), parts.Time.GetUtcNow());
        await stream.SendAsync();
    }

    private async Task WholeAsync(HttpContext context, ReceivedRequest request, LineFormat format, FaultSet faults, IReadOnlyList<ReplyToken> tokens, TokenTicker ticker, Func<Finish> end)
    {
        await ticker.UntilAsync(parts.Clock.After(parts.Clock.Now, parts.Pace.TokenInterval * tokens.Count));
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        format.WriteWhole(buffer, tokens, end(), parts.Time.GetUtcNow());
        var body = buffer.WrittenMemory;
        foreach (var fault in faults.InStream)
        {
            request.Outcome = fault.Kind == FaultKind.Hang ? RequestOutcome.Running : RequestOutcome.Failed;
            switch (fault.Kind)
            {
                case FaultKind.Hang:
                    await faults.HangAsync(context.RequestAborted);
                    break;
                case FaultKind.ErrorLine:
                    throw new RefusedException(500, fault.Body ?? "an error was encountered while running the model");
                case FaultKind.GarbageLine:
                    body = Encoding.UTF8.GetBytes(fault.Body ?? "<html>");
                    break;
                case FaultKind.CutConnection:
                    context.Abort();
                    return;
                default:
                    body = body[..(body.Length / 2)];
                    break;
            }
        }

        request.SentTokens = tokens.Count;
        await Answers.BytesAsync(context, body, 200);
    }
}
