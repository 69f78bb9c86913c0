using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Assistant.Conversations.ToolLoop;

/// <summary>Runs the calls of an answer in their order, neighbours that allow it at once. For one turn; not thread-safe.</summary>
internal sealed class CallRunner(ToolInvoker invoker, ToolLoopOptions options, LoopState state, TimeProvider timeProvider)
{
    /// <summary>Each call before it runs (or beside an earlier one), and its result right after it.</summary>
    public async IAsyncEnumerable<AIContent> RunAsync(IReadOnlyList<PlannedCall> calls, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var start = 0; start < calls.Count;)
        {
            var batch = Batch(calls, start);
            start += batch.Count;
            if (Refusal(batch[0]) is { } refusal)
            {
                yield return batch[0].Content;
                yield return Counted(batch[0], ToolInvoker.Refuse(batch[0], refusal));
                continue;
            }

            await foreach (var content in RunBatchAsync(batch, cancellationToken))
                yield return content;
            if (state.ToolTime >= options.TurnLimit)
                state.End(ToolLoopNotes.TimeUsedUp);
        }
    }

    private async IAsyncEnumerable<AIContent> RunBatchAsync(List<PlannedCall> batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return batch[0].Content;
        cancellationToken.ThrowIfCancellationRequested();
        using var places = new SemaphoreSlim(options.MaxParallelCalls);
        using var turnLimit = new CancellationTokenSource(options.TurnLimit - state.ToolTime, timeProvider);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = timeProvider.GetTimestamp();
        var running = batch.ConvertAll(call => RunOneAsync(call, places, turnLimit.Token, gone.Token));
        var elapsed = ElapsedAsync(running, started);
        try
        {
            for (var index = 0; index < batch.Count; index++)
            {
                if (index > 0)
                    yield return batch[index].Content;
                yield return Counted(batch[index], await running[index]);
            }
        }
        finally
        {
            // Nobody may listen any more.
            await gone.CancelAsync();
            state.ToolTime += await elapsed;
        }
    }

    private async Task<FunctionResultContent> RunOneAsync(PlannedCall call, SemaphoreSlim places, CancellationToken turnLimit, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            return await invoker.InvokeAsync(call, isApproved: false, turnLimit, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<TimeSpan> ElapsedAsync(List<Task<FunctionResultContent>> running, long started)
    {
        await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return timeProvider.GetElapsedTime(started);
    }

    private CallRefusal? Refusal(PlannedCall call)
    {
        if (state.HasFailedTwice(call))
        {
            state.End(ToolLoopNotes.RepeatedFailure);
            return CallRefusal.FailedTwice(call.Content.Name);
        }

        return call.Refusal ?? (state.ToolTime >= options.TurnLimit ? CallRefusal.TimeUsedUp(call.Content.Name, options.TurnLimit) : null);
    }

    private FunctionResultContent Counted(PlannedCall call, FunctionResultContent result)
    {
        state.Count(call, ((ToolCallReport)result.RawRepresentation!).Status);
        return result;
    }

    /// <summary>The call at <paramref name="start"/>, and its neighbours that may run at once; never the same call twice.</summary>
    private List<PlannedCall> Batch(IReadOnlyList<PlannedCall> calls, int start)
    {
        var batch = new List<PlannedCall> { calls[start] };
        if (!MayJoin(calls[start]))
            return batch;
        batch.AddRange(calls.Skip(start + 1).TakeWhile(MayJoin));
        return batch.DistinctBy(call => call.Key, StringComparer.Ordinal).Count() == batch.Count ? batch : [calls[start]];
    }

    private bool MayJoin(PlannedCall call) => call.AllowsParallel && !state.HasFailedTwice(call);
}
