using System.Collections.Concurrent;
using Assistant.Doubles.Ollama.Requests;

namespace Assistant.Doubles.Ollama.Replies;

/// <summary>What the models say: first what was queued, then what a rule says, then what <see cref="Answer"/> says, then the default. Thread-safe.</summary>
public sealed class Script
{
    private readonly ConcurrentQueue<Reply> _queue = new();
    private readonly ConcurrentQueue<ReplyRule> _rules = new();
    private readonly DefaultAnswer _default;

    internal Script(int tokens) => _default = new DefaultAnswer(tokens);

    /// <summary>Says what the model answers to a request; <see langword="null"/> leaves it to the default. Called from many threads.</summary>
    public Func<ReceivedRequest, Reply?>? Answer { get; set; }

    /// <summary>The answer to the next request that nobody has answered.</summary>
    public void Enqueue(Reply reply) => _queue.Enqueue(reply);

    /// <summary>The answer to every request that the rule fits; of two that fit the first added counts.</summary>
    public void Add(ReplyRule rule) => _rules.Enqueue(rule);

    /// <summary>Back to the default.</summary>
    public void Clear()
    {
        _queue.Clear();
        _rules.Clear();
        Answer = null;
    }

    internal Reply Next(ReceivedRequest request) =>
        _queue.TryDequeue(out var reply) ? reply : (_rules.FirstOrDefault(rule => rule.Fits(request)) ?? _rules.FirstOrDefault(rule => rule.FitsEarlier(request)))?.Reply ?? Answer?.Invoke(request) ?? _default.To(request);
}
