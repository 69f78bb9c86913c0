using System.Collections.Concurrent;
using System.Data.Common;
using Assistant.Conversations.Evidence;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Assistant.Conversations.History;

/// <summary>
/// What a turn writes into a conversation: the question, then the answer as it grows. Reaches the caller's conversations alone. Thread-safe.
/// </summary>
public sealed class TurnStore(IStateDatabase database, RunnerIdentity runner, CitedPassages cited, TimeProvider timeProvider, ILogger<TurnStore> logger)
{
    private readonly ConcurrentDictionary<string, AnswerDraft> _running = new(StringComparer.Ordinal);

    /// <summary>Adds a question to the branch that is shown. The first one gives the conversation its title.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="text">The question.</param>
    /// <param name="messageId">An id that the client chose; the same one again adds nothing. <see langword="null"/>: a new one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The question's id.</returns>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation.</exception>
    public Task<string> AskAsync(Caller caller, string conversationId, string text, string? messageId, CancellationToken cancellationToken)
    {
        var id = messageId ?? timeProvider.NewId();
        return database.WriteAsync(
            async connection =>
            {
                var leaf = await TouchAsync(connection, caller, conversationId);
                await AddQuestionAsync(connection, caller, conversationId, id, leaf, text);
                return id;
            },
            cancellationToken);
    }

    /// <summary>Adds another version of a question, beside it; the branch that is shown is then the new one.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="messageId">The question.</param>
    /// <param name="text">The new text.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The new question's id.</returns>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation, or it has no such question.</exception>
    public Task<string> EditAsync(Caller caller, string conversationId, string messageId, string text, CancellationToken cancellationToken)
    {
        var id = timeProvider.NewId();
        return database.WriteAsync(
            async connection =>
            {
                await TouchAsync(connection, caller, conversationId);
                var edited = await FindAsync(connection, caller, conversationId, messageId, MessageRole.User);
                await AddQuestionAsync(connection, caller, conversationId, id, edited.Parent, text);
                return id;
            },
            cancellationToken);
    }

    /// <summary>Begins an answer to a question; the branch that is shown then ends with it.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The answer, to be written, ended and disposed of by the caller.</returns>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation, or it has no such question.</exception>
    public Task<AnswerDraft> BeginAnswerAsync(Caller caller, string conversationId, string questionId, CancellationToken cancellationToken) => BeginAsync(
        caller, conversationId, connection => FindAsync(connection, caller, conversationId, questionId, MessageRole.User), cancellationToken);

    /// <summary>Begins another version of an answer, beside it.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="answerId">The answer.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>As <see cref="BeginAnswerAsync"/>; <see cref="AnswerDraft.Question"/> is what to answer.</returns>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation, or it has no such answer.</exception>
    public Task<AnswerDraft> RegenerateAsync(Caller caller, string conversationId, string answerId, CancellationToken cancellationToken) => BeginAsync(
        caller,
        conversationId,
        async connection =>
        {
            var answer = await FindAsync(connection, caller, conversationId, answerId, MessageRole.Assistant);
            return await FindAsync(connection, caller, conversationId, answer.Parent!, MessageRole.User);
        },
        cancellationToken);

    /// <summary>
    /// Stops an answer that is being written, whichever host writes it: here at once, elsewhere when that host next saves. What is
    /// written stays.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="answerId">The answer.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether it was being written.</returns>
    /// <exception cref="ConversationNotFoundException">The caller has no such conversation, or it has no such answer.</exception>
    public async Task<bool> StopAsync(Caller caller, string conversationId, string answerId, CancellationToken cancellationToken)
    {
        var stopped = await database.WriteAsync(
            async connection =>
            {
                await FindAsync(connection, caller, conversationId, answerId, MessageRole.Assistant);
                return await connection.ExecuteAsync(
                    $"UPDATE message SET state = 'stopped', ended_ms = @now WHERE {Rows.OfMessages} AND id = @id AND state = 'running'",
                    Rows.Key(caller, conversationId, ("id", answerId), ("now", timeProvider.Now()))) > 0;
            },
            cancellationToken);
        if (_running.TryGetValue(AnswerDraft.Key(caller, conversationId, answerId), out var draft))
            await draft.RequestStopAsync();
        return stopped;
    }

    /// <summary>Ends the answers of a conversation that this host is writing, at once: it was deleted.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="conversationId">The conversation.</param>
    public async Task StopAllAsync(Caller caller, string conversationId)
    {
        var ofConversation = AnswerDraft.Key(caller, conversationId, "");
        foreach (var (slot, draft) in _running)
        {
            if (slot.StartsWith(ofConversation, StringComparison.Ordinal))
                await draft.RequestStopAsync();
        }
    }

    internal void Forget(AnswerDraft draft) => _running.TryRemove(new(draft.Slot, draft));

    private async Task<AnswerDraft> BeginAsync(Caller caller, string conversationId, Func<DbConnection, Task<MessageRow>> question, CancellationToken cancellationToken)
    {
        var id = timeProvider.NewId();
        var asked = await database.WriteAsync(
            async connection =>
            {
                await TouchAsync(connection, caller, conversationId);
                var found = await question(connection);
                await InsertAsync(connection, caller, conversationId, id, found.Id, MessageRole.Assistant, MessageState.Running, "");
                await ShowAsync(connection, caller, conversationId, id);
                return found;
            },
            cancellationToken);
        var place = new AnswerPlace(caller, conversationId, asked.Id, id);
        var draft = new AnswerDraft(place, asked.Text, this, new AnswerWriter(place, database, runner, cited, timeProvider, logger), timeProvider, logger);
        _running[draft.Slot] = draft;
        return draft;
    }

    private async Task AddQuestionAsync(DbConnection connection, Caller caller, string conversationId, string id, string? parent, string text)
    {
        if (await InsertAsync(connection, caller, conversationId, id, parent, MessageRole.User, MessageState.Done, text) == 0)
            return;
        var title = StoredText.Title(text);
        await connection.ExecuteAsync(
            $"UPDATE conversation SET title = @title, folded = @folded WHERE {Rows.OfConversation} AND title = ''",
            Rows.Key(caller, conversationId, ("title", title), ("folded", StoredText.Fold(title))));
        await ShowAsync(connection, caller, conversationId, id);
    }

    private Task<int> InsertAsync(DbConnection connection, Caller caller, string conversationId, string id, string? parent, MessageRole role, MessageState state, string text) =>
        connection.ExecuteAsync(
            $"""
            INSERT INTO message (city, subject, conversation, id, ordinal, parent, role, state, text, folded, created_ms, ended_ms, runner, beat_ms)
            VALUES (@city, @subject, @conversation, @id, (SELECT COALESCE(max(ordinal), 0) + 1 FROM message WHERE {Rows.OfMessages}), @parent,
                    @role, @state, @text, @folded, @now, @ended, @runner, @now)
            ON CONFLICT DO NOTHING
            """,
            Rows.Key(
                caller,
                conversationId,
                ("id", id),
                ("parent", parent),
                ("role", Rows.Word(role)),
                ("state", Rows.Word(state)),
                ("text", text),
                ("folded", StoredText.Fold(text)),
                ("now", timeProvider.Now()),
                ("ended", role == MessageRole.User ? timeProvider.Now() : (long?)null),
                ("runner", role == MessageRole.User ? null : runner.Id)));

    // Also locks the conversation's row, so that two turns in one conversation come one after the other.
    private async Task<string?> TouchAsync(DbConnection connection, Caller caller, string conversationId)
    {
        var row = await connection.QuerySingleOrDefaultAsync<ConversationRow>(
            $"UPDATE conversation SET updated_ms = @now WHERE {Rows.OfConversation} RETURNING active_leaf AS Leaf",
            Rows.Key(caller, conversationId, ("now", timeProvider.Now())));
        return (row ?? throw new ConversationNotFoundException(conversationId)).Leaf;
    }

    private static Task<int> ShowAsync(DbConnection connection, Caller caller, string conversationId, string leaf) => connection.ExecuteAsync(
        $"UPDATE conversation SET active_leaf = @leaf WHERE {Rows.OfConversation}", Rows.Key(caller, conversationId, ("leaf", leaf)));

    private static async Task<MessageRow> FindAsync(DbConnection connection, Caller caller, string conversationId, string messageId, MessageRole role) =>
        await connection.QuerySingleOrDefaultAsync<MessageRow>(
            $"SELECT id AS Id, parent AS Parent, text AS Text FROM message WHERE {Rows.OfMessages} AND id = @id AND role = @role",
            Rows.Key(caller, conversationId, ("id", messageId), ("role", Rows.Word(role)))) ?? throw new ConversationNotFoundException(conversationId, messageId);
}
