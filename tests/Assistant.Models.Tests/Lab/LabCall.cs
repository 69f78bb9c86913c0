using System.Text;
using Microsoft.Extensions.AI;

namespace Assistant.Models.Tests.Lab;

/// <summary>A caller: reads its answer in the background and remembers what it was told.</summary>
internal sealed class LabCall(string name) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Lock _lock = new();
    private readonly List<int> _positions = [];
    private readonly StringBuilder _text = new();

    public string Name { get; } = name;

    public IReadOnlyList<int> Positions
    {
        get
        {
            lock (_lock)
                return [.. _positions];
        }
    }

    public int Position => Positions.LastOrDefault(-1);

    public string Text
    {
        get
        {
            lock (_lock)
                return _text.ToString();
        }
    }

    public ChatResponseUpdate? Last { get; private set; }

    /// <summary>Ends with the answer, or its failure.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    public void Told(int position)
    {
        lock (_lock)
            _positions.Add(position);
    }

    public void Start(IChatClient client) => Done = ReadAsync(client).WaitAsync(TimeSpan.FromSeconds(30));

    public void Dispose() => _cancellation.Dispose();

    public void Cancel() => _cancellation.Cancel();

    public async Task<ModelException> FailureAsync() => await Should.ThrowAsync<ModelException>(Done);

    private async Task ReadAsync(IChatClient client)
    {
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, Name)], cancellationToken: _cancellation.Token))
        {
            lock (_lock)
                _text.Append(update.Text);
            Last = update;
        }
    }
}
