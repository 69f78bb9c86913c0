using System.Collections.Concurrent;
using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Ollama.Replies;

/// <summary>What the models say: first what was queued, then what <see cref="Answer"/> says, then the default. Thread-safe.</summary>
public sealed class Script
{
    private readonly ConcurrentQueue<Reply> _queue = new();
    private readonly DefaultAnswer _default;

    internal Script(int tokens) => _default = new DefaultAnswer(tokens);

    /// <summary>Says what the model answers to a request; <see langword="null"/> leaves it to the default. Called from many threads.</summary>
    public Func<ReceivedRequest, Reply?>? Answer { get; set; }

    /// <summary>The answer to the next request that nobody has answered.</summary>
    public void Enqueue(Reply reply) => _queue.Enqueue(reply);

    /// <summary>Back to the default.</summary>
    public void Clear()
    {
        _queue.Clear();
        Answer = null;
    }

    internal Reply Next(ReceivedRequest request) =>
        _queue.TryDequeue(out var reply) ? reply : Answer?.Invoke(request) ?? _default.To(request);
}
