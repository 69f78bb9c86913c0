using System.Threading.Channels;
using Assistant.Conversations.Answers;
using Assistant.Conversations.History;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Turns;
using Assistant.Models;
using Assistant.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.PlainLanguage;

/// <summary>Puts stored answers into plain language and keeps the text with them. Thread-safe.</summary>
public sealed partial class PlainLanguageTurns
{
    private readonly ConversationStore _conversations;
    private readonly PlainLanguageWriter _writer;
    private readonly SimpleTextStore _store;
    private readonly ILogger<PlainLanguageTurns> _logger;

    internal PlainLanguageTurns(ConversationStore conversations, PlainLanguageWriter writer, SimpleTextStore store, ILogger<PlainLanguageTurns> logger)
    {
        _conversations = conversations;
        _writer = writer;
        _store = store;
        _logger = logger;
    }

    /// <summary>Writes one text. Stopped, or broken off by its model, it is not kept.</summary>
    /// <param name="request">Which answer, for whom.</param>
    /// <param name="tell">Told what happens, in order; the last is a <see cref="TurnEvent.Finished"/> with the text in place of the answer's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConversationNotFoundException">The caller has no such answer.</exception>
    /// <exception cref="QuestionException">The answer is not complete, or too long.</exception>
    /// <exception cref="NoModelException">No model wrote the text.</exception>
    /// <exception cref="StorageException">The answer could not be read.</exception>
    public async Task RunAsync(PlainLanguageRequest request, Action<TurnEvent> tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(tell);
        var texts = AnswerTexts.For(request.Culture);
        var conversation = await _conversations.GetAsync(request.Caller, request.ConversationId, cancellationToken);
        var answer = conversation.Messages.FirstOrDefault(message => message.Id == request.AnswerId && message.Role == MessageRole.Assistant)
            ?? throw new ConversationNotFoundException(request.ConversationId, request.AnswerId);
        if (answer.State is MessageState.Running or MessageState.Failed || string.IsNullOrWhiteSpace(answer.Text))
            throw new QuestionException(texts.PlainLanguageTooEarly);
        var passages = await _conversations.GetEvidenceAsync(request.Caller, request.ConversationId, answer.Id, cancellationToken);

        // The place in the queue is told from any thread; who listens is told from one.
        var events = Channel.CreateUnbounded<TurnEvent>(new UnboundedChannelOptions { SingleReader = true });
        var writing = WriteAsync(events.Writer, () => _writer.WriteAsync(request, answer, passages, events.Writer, cancellationToken));
        await foreach (var happened in events.Reader.ReadAllAsync(CancellationToken.None))
            tell(happened);
        var simple = await writing;
        tell(new TurnEvent.Finished(Finished(answer, simple) with { Notice = await KeepAsync(request, answer, simple) ? null : texts.NotKept }));
    }

    private static async Task<SimpleText> WriteAsync(ChannelWriter<TurnEvent> events, Func<Task<SimpleText>> write)
    {
        try
        {
            return await write();
        }
        finally
        {
            events.Complete();
        }
    }

    private async Task<bool> KeepAsync(PlainLanguageRequest request, StoredMessage answer, SimpleText simple)
    {
        try
        {
            return await _store.SaveAsync(request.Caller, request.ConversationId, answer, simple, CancellationToken.None);
        }
        catch (StorageException exception)
        {
            LogNotKept(exception.Failure, exception.Message);
            return false;
        }
    }

    private static Answer Finished(StoredMessage answer, SimpleText simple) => new()
    {
        Text = simple.Text,
        Mode = AnswerMode.Generated,
        Model = simple.Model,
        PromptVersion = simple.PromptVersion,
        Citations = answer.Answer?.Answer.Citations ?? [],
        Checks = simple.Checks,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "An answer in plain language could not be stored ({Failure}): {Reason}")]
    private partial void LogNotKept(StorageFailure failure, string reason);
}
