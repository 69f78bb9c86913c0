using System.Collections.Concurrent;

namespace Assistant.Host.Http.Mcp;

/// <summary>
/// Calls under way, so that <c>notifications/cancelled</c> of 2025-11-25 finds the one it means. The session's id is a name that the host
/// gave out and the client repeats; nothing else is kept of a session, and another host of the same city simply does not find the call.
/// Thread-safe.
/// </summary>
internal sealed class McpRunningCalls
{
    private readonly ConcurrentDictionary<(string Session, string Id), CancellationTokenSource> _calls = new();

    /// <summary>Lets the call be cancelled until the result is disposed.</summary>
    public IDisposable? Add(string? session, string id, CancellationTokenSource cancellation)
    {
        // An id that is in use already is the client's mistake; the second call then cannot be cancelled.
        return session is not null && _calls.TryAdd((session, id), cancellation) ? new Entry(_calls, (session, id)) : null;
    }

    /// <summary>Cancels a call, if it is still under way.</summary>
    public async Task CancelAsync(string? session, string id)
    {
        if (session is null || !_calls.TryRemove((session, id), out var cancellation))
            return;
        try
        {
            await cancellation.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended in the same moment.
        }
    }

    private sealed class Entry(ConcurrentDictionary<(string Session, string Id), CancellationTokenSource> calls, (string Session, string Id) key) : IDisposable
    {
        public void Dispose() => calls.TryRemove(key, out _);
    }
}
