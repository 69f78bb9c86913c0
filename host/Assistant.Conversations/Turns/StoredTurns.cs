using Assistant.Conversations.Filters;
using Assistant.Conversations.History;
using Assistant.Conversations.Texts;
using Assistant.Conversations.Uploads;
using Assistant.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.Turns;

/// <summary>
/// Runs turns and keeps them: the question before it is answered, the answer as it grows, and in the end what it rests on. A storage out of
/// reach costs the keeping, not the answer, which then says so. Thread-safe.
/// </summary>
public sealed partial class StoredTurns(TurnRunner turns, TurnStore store, ConversationStore conversations, TurnUploads uploads, ILogger<StoredTurns> logger)
{
    /// <summary>Runs one turn.</summary>
    /// <param name="request">The turn.</param>
    /// <param name="tell">Told what happens, in order, the first a <see cref="TurnEvent.Kept"/> where the turn is stored.</param>
    /// <param name="cancellationToken">Stops the turn as its person's wish: what is written stays.</param>
    /// <exception cref="QuestionException">The question is empty or too long; nothing is stored then.</exception>
    /// <exception cref="ConversationNotFoundException">The caller has no such message.</exception>
    /// <exception cref="UploadNotFoundException">The caller has no such file; nothing is stored then.</exception>
    /// <exception cref="StorageException">The storage is out of reach, and with it the files of the question.</exception>
    public async Task RunAsync(TurnRequest request, Action<TurnEvent> tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(tell);
        if (request.Regenerate is null)
            TurnRunner.Check(request.Question);

        AnswerDraft draft;
        Question question;
        try
        {
            draft = await BeginAsync(request, cancellationToken);
            question = await WithHistoryAsync(request, draft, cancellationToken);
        }
        catch (StorageException exception) when (request.Attachments is not { Count: > 0 })
        {
            LogNotKept(exception.Failure, exception.Message);
            await RunUnkeptAsync(request.Question, tell, cancellationToken);
            return;
        }

        await using (draft)
        {
            tell(new TurnEvent.Kept(draft.ConversationId, draft.QuestionId, draft.AnswerId));
            await AnswerAsync(question, draft, tell, request.HostEnds, cancellationToken);
        }
    }

    /// <summary>Runs one turn that nobody wants kept.</summary>
    /// <param name="request">The turn; of it the question and its files count.</param>
    /// <param name="tell">Told what happens, in order.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <exception cref="QuestionException">The question is empty or too long.</exception>
    /// <exception cref="UploadNotFoundException">The caller has no such file.</exception>
    public async Task RunUnstoredAsync(TurnRequest request, Action<TurnEvent> tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(tell);
        var question = request.Question;
        if (request.Attachments is { Count: > 0 } ids)
            question = question with { Attachments = await uploads.ReadAsync(question, ids, cancellationToken) };
        await foreach (var happened in turns.RunAsync(question, cancellationToken))
            tell(happened);
    }

    private async Task<AnswerDraft> BeginAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        var (caller, text) = (request.Question.Caller, request.Question.Text);
        if (request.Regenerate is { } answerId)
            return await store.RegenerateAsync(caller, request.ConversationId, answerId, cancellationToken);
        await conversations.EnsureAsync(caller, request.ConversationId, cancellationToken);
        var attachments = await AttachmentsAsync(request, cancellationToken);
        await uploads.RequireAsync(request.Question, attachments, cancellationToken);
        var questionId = request.EditOf is { } edited
            ? await store.EditAsync(caller, request.ConversationId, edited, text, cancellationToken)
            : await store.AskAsync(caller, request.ConversationId, text, request.MessageId, cancellationToken);
        await uploads.UseAsync(caller, request.ConversationId, questionId, attachments, cancellationToken);
        return await store.BeginAnswerAsync(caller, request.ConversationId, questionId, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> AttachmentsAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        if (request.Attachments is not null || request.EditOf is null)
            return request.Attachments ?? [];
        var conversation = await conversations.GetAsync(request.Question.Caller, request.ConversationId, cancellationToken);
        return [.. conversation.Messages.Where(message => message.Id == request.EditOf).SelectMany(message => message.Attachments).Select(upload => upload.Id)];
    }

    private async Task<Question> WithHistoryAsync(TurnRequest request, AnswerDraft draft, CancellationToken cancellationToken)
    {
        var conversation = await conversations.GetAsync(request.Question.Caller, draft.ConversationId, cancellationToken);
        var path = conversation.PathTo(draft.QuestionId);
        return request.Question with
        {
            Text = draft.Question,
            ConversationId = draft.ConversationId,
            Attachments = await uploads.OfPathAsync(request.Question.Caller, path, cancellationToken),
            Filters = request.Regenerate is { } answerId && !request.SetsFilters ? GivenTo(conversation, answerId) : request.Question.Filters,
            History = [.. path.Take(path.Count - 1).Where(message => message.Text.Length > 0).Select(message => new ChatMessage(message.Role == MessageRole.User ? ChatRole.User : ChatRole.Assistant, message.Text))],
        };
    }

    // An answer that is made anew is narrowed as the one before, unless the person sets something else.
    private static SearchFilters GivenTo(Conversation conversation, string answerId) =>
        conversation.Messages.FirstOrDefault(message => message.Id == answerId)?.Answer?.Answer.Filters?.Given ?? SearchFilters.None;

    private async Task AnswerAsync(Question question, AnswerDraft draft, Action<TurnEvent> tell, CancellationToken hostEnds, CancellationToken cancellationToken)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(draft.Stopped, cancellationToken);
        try
        {
            await foreach (var happened in turns.RunAsync(question, stopped.Token))
            {
                if (happened is TurnEvent.Finished finished)
                {
                    tell(await FinishAsync(question, draft, finished));
                    continue;
                }

                tell(happened);
                if (happened is TurnEvent.TextAdded added)
                    await draft.AppendAsync(added.Text, stopped.Token);
                else if (happened is TurnEvent.TextReplaced replaced)
                    draft.Replace(replaced.Text);
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            await (hostEnds.IsCancellationRequested && !draft.Stopped.IsCancellationRequested ? draft.InterruptAsync(null, CancellationToken.None) : draft.StopAsync(CancellationToken.None));
            throw;
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            await draft.FailAsync(AnswerTexts.For(question.Culture).TurnFailed, CancellationToken.None);
            throw;
        }
    }

    private async Task<TurnEvent.Finished> FinishAsync(Question question, AnswerDraft draft, TurnEvent.Finished finished)
    {
        try
        {
            await draft.FinishAsync(new StoredAnswer { Answer = finished.Answer, PromptVersion = finished.Answer.PromptVersion }, CancellationToken.None);
            return finished;
        }
        catch (StorageException exception)
        {
            LogNotKept(exception.Failure, exception.Message);
            return NotKept(question, finished);
        }
    }

    private async Task RunUnkeptAsync(Question question, Action<TurnEvent> tell, CancellationToken cancellationToken)
    {
        await foreach (var happened in turns.RunAsync(question, cancellationToken))
            tell(happened is TurnEvent.Finished finished ? NotKept(question, finished) : happened);
    }

    private static TurnEvent.Finished NotKept(Question question, TurnEvent.Finished finished)
    {
        var notice = AnswerTexts.For(question.Culture).NotKept;
        return new(finished.Answer with { Notice = finished.Answer.Notice is { } first ? $"{first} {notice}" : notice });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn could not be stored ({Failure}): {Reason}")]
    private partial void LogNotKept(StorageFailure failure, string reason);
}
