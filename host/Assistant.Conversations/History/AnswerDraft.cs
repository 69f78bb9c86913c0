using System.Text;
using Assistant.Storage;
using Assistant.Walls.Access;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.History;

/// <summary>
/// An answer while it is being written. Its text is stored about once a second, so that a crash leaves it as far as it went. Disposing of
/// it without an end marks it as interrupted. For one writer at a time; <see cref="Stopped"/> may be watched from anywhere.
/// </summary>
public sealed partial class AnswerDraft : IAsyncDisposable
{
    /// <summary>How often the text is stored.</summary>
    public static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(1);

    private readonly AnswerPlace _place;
    private readonly TurnStore _store;
    private readonly AnswerWriter _writer;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly StringBuilder _text = new();
    private readonly CancellationTokenSource _stopped = new();
    private long _savedAt;
    private bool _ended;

    internal AnswerDraft(AnswerPlace place, string question, TurnStore store, AnswerWriter writer, TimeProvider timeProvider, ILogger logger)
    {
        _place = place;
        Question = question;
        _store = store;
        _writer = writer;
        _timeProvider = timeProvider;
        _logger = logger;
        _savedAt = timeProvider.GetTimestamp();
        Stopped = _stopped.Token;
    }

    /// <summary>The answer's id in its conversation.</summary>
    public string AnswerId => _place.AnswerId;

    /// <summary>The question's id.</summary>
    public string QuestionId => _place.QuestionId;

    /// <summary>The conversation.</summary>
    public string ConversationId => _place.ConversationId;

    /// <summary>What is to be answered.</summary>
    public string Question { get; }

    /// <summary>Cancelled when somebody stops the answer or deletes its conversation. The writer then calls <see cref="StopAsync"/>.</summary>
    public CancellationToken Stopped { get; }

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    internal string Slot => Key(_place.Caller, _place.ConversationId, _place.AnswerId);

    /// <summary>Adds a piece of text; stores what there is when the last time is a second ago. A storage that fails does not end the turn.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task AppendAsync(string piece, CancellationToken cancellationToken)
    {
        _text.Append(piece);
        return _timeProvider.GetElapsedTime(_savedAt) < SaveInterval ? Task.CompletedTask : SaveAsync(cancellationToken);
    }

    /// <summary>Replaces the text, where the finished answer differs from what was streamed.</summary>
    /// <param name="text">The whole text.</param>
    public void Replace(string text)
    {
        _text.Clear();
        _text.Append(text);
    }

    /// <summary>Stores the text so far, at once.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (_ended || _stopped.IsCancellationRequested)
            return;
        _savedAt = _timeProvider.GetTimestamp();
        try
        {
            if (!await _writer.SaveAsync(Text, cancellationToken))
                await RequestStopAsync();
        }
        catch (StorageException exception)
        {
            LogNotSaved(exception.Failure, exception.Message);
        }
    }

    /// <summary>Ends the answer as done, with what it rests on; the cited passages are kept as they are now.</summary>
    /// <param name="answer">The answer; its text is the one that is stored.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StorageException">It could not be stored.</exception>
    public Task FinishAsync(StoredAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Replace(answer.Answer.Text);
        return EndAsync(() => _writer.EndAsync(answer, cancellationToken));
    }

    /// <summary>Ends the answer where the person stopped it.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StorageException">It could not be stored.</exception>
    public Task StopAsync(CancellationToken cancellationToken) => EndAsync(() => _writer.EndAsync(MessageState.Stopped, Text, null, cancellationToken));

    /// <summary>Ends the answer where something broke; the text so far stays.</summary>
    /// <param name="note">Why, in a sentence for the reader.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StorageException">It could not be stored.</exception>
    public Task InterruptAsync(string? note, CancellationToken cancellationToken) =>
        EndAsync(() => _writer.EndAsync(MessageState.Interrupted, Text, note, cancellationToken));

    /// <summary>Ends the answer as failed: there is none.</summary>
    /// <param name="note">Why, in a sentence for the reader.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StorageException">It could not be stored.</exception>
    public Task FailAsync(string note, CancellationToken cancellationToken) => EndAsync(() => _writer.EndAsync(MessageState.Failed, Text, note, cancellationToken));

    /// <summary>Marks it as interrupted unless it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_ended)
                await (_stopped.IsCancellationRequested ? StopAsync(CancellationToken.None) : InterruptAsync(null, CancellationToken.None));
        }
        catch (StorageException exception)
        {
            LogNotSaved(exception.Failure, exception.Message);
        }
        catch (ObjectDisposedException)
        {
            // The host ends and has closed the database; the next start marks the answer.
        }
        finally
        {
            _store.Forget(this);
            _stopped.Dispose();
        }
    }

    internal static string Key(Caller caller, string conversationId, string answerId) => $"{caller.CityId}\n{caller.Subject}\n{conversationId}\n{answerId}";

    internal async Task RequestStopAsync()
    {
        try
        {
            await _stopped.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    private async Task EndAsync(Func<Task> write)
    {
        if (_ended)
            throw new InvalidOperationException("The answer has ended already.");
        await write();
        _ended = true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer could not be stored as far as it went ({Failure}): {Reason}")]
    private partial void LogNotSaved(StorageFailure failure, string reason);
}
