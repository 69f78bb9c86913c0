using System.Text;
using System.Threading.Channels;
using Assistant.Conversations.Prompts;
using Assistant.Conversations.Turns;

namespace Assistant.Conversations.Generation;

/// <summary>
/// An answer while it is being written: told piece by piece, the first ones held back as long as they may be the model's word for “the
/// sources do not say”. Not thread-safe.
/// </summary>
internal sealed class AnswerText(ChannelWriter<TurnEvent> events)
{
    private readonly StringBuilder _text = new();
    private bool _isOpen;

    /// <summary>Whether the model says that the sources do not answer.</summary>
    public bool IsRefusal { get; private set; }

    /// <summary>Whether the reader has seen something of it.</summary>
    public bool IsTold => _isOpen;

    /// <summary>Adds what the model wrote next.</summary>
    public void Add(string piece)
    {
        if (piece.Length == 0)
            return;
        _text.Append(piece);
        if (_isOpen)
            events.TryWrite(new TurnEvent.TextAdded(piece));
        else if (!IsRefusal)
            Open(isComplete: false);
    }

    /// <summary>Says that nothing follows.</summary>
    /// <returns>The whole text.</returns>
    public string End()
    {
        if (!_isOpen && !IsRefusal)
            Open(isComplete: true);
        return _text.ToString().Trim();
    }

    private void Open(bool isComplete)
    {
        var beginning = _text.ToString();
        IsRefusal = RefusalMarker.Read(beginning).IsRefusal;
        if (IsRefusal || string.IsNullOrWhiteSpace(beginning) || (!isComplete && RefusalMarker.MayBecome(beginning)))
            return;
        _isOpen = true;
        // The reader's text begins with a letter, as the stored one does.
        var start = beginning.TrimStart();
        _text.Clear().Append(start);
        events.TryWrite(new TurnEvent.TextAdded(start));
    }
}
