using System.Collections.Concurrent;

namespace Assistant.Doubles.Ollama.Requests;

/// <summary>The last requests. Thread-safe.</summary>
internal sealed class RequestLog(int size)
{
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    public IReadOnlyList<ReceivedRequest> All => [.. _requests];

    public void Add(ReceivedRequest request)
    {
        _requests.Enqueue(request);
        while (_requests.Count > size && _requests.TryDequeue(out _))
        {
        }
    }

    public void Clear() => _requests.Clear();
}
