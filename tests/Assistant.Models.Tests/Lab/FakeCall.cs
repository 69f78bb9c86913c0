using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Lab;

/// <summary>One call at a fake server; the test says what comes back.</summary>
internal sealed class FakeCall(FakeServer server, string model, IReadOnlyList<ChatMessage> messages)
{
    private readonly Channel<ChatResponseUpdate> _updates = Channel.CreateUnbounded<ChatResponseUpdate>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeServer Server { get; } = server;

    public string Model { get; } = model;

    public IReadOnlyList<ChatMessage> Messages { get; } = messages;

    /// <summary>What the first message says: tests number their calls with it.</summary>
    public string Text => Messages[0].Text;

    /// <summary>Done when nobody reads the stream any more.</summary>
    public Task Ended => _ended.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public FakeCall Say(string text) => Say(new ChatResponseUpdate(ChatRole.Assistant, text));

    public FakeCall Say(ChatResponseUpdate update)
    {
        _updates.Writer.TryWrite(update).ShouldBeTrue();
        return this;
    }

    public void End() => _updates.Writer.TryComplete();

    public void Fail(ModelFailure failure, TimeSpan? retryAfter = null) => _updates.Writer.TryComplete(Server.Failure(failure, retryAfter));

    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var update in _updates.Reader.ReadAllAsync(cancellationToken))
                yield return update;
        }
        finally
        {
            _ended.TrySetResult();
        }
    }
}
