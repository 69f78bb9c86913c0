using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Governance.Feedback;

/// <summary>
/// What people say of their answers, one feedback for each answer. Question and answer are copied into it only where the person shares
/// them. It goes with its conversation; while that is deleted, nobody sees it. Thread-safe; throws <see cref="Storage.StorageException"/>.
/// </summary>
public sealed class FeedbackStore(IStateDatabase database, TimeProvider timeProvider)
{
    /// <summary>The longest text of a feedback and of a note, in characters.</summary>
    public const int MaxTextLength = 4000;

    /// <summary>How many citations a feedback may name.</summary>
    public const int MaxSources = 50;

    /// <summary>The longest page.</summary>
    public const int MaxCount = 100;

    private const string Own = "city = @city AND subject = @subject AND conversation = @conversation";

    /// <summary>Keeps what a person says of an answer, in place of what they said before; it is then open again.</summary>
    /// <param name="caller">The person.</param>
    /// <param name="answer">The answer, one of the person's own.</param>
    /// <param name="feedback">What they say.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether it was kept; not where the answer is no longer there.</returns>
    /// <exception cref="ArgumentException">The text or the list of sources is too long.</exception>
    public Task<bool> PutAsync(Caller caller, RatedAnswer answer, PersonFeedback feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(feedback);
        if (feedback.Text.Length > MaxTextLength || feedback.Sources.Count > MaxSources)
            throw new ArgumentException($"A feedback has at most {MaxTextLength} characters and {MaxSources} sources.", nameof(feedback));
        var values = Key(caller, answer.ConversationId);
        values.Add("message", StateText.Clean(answer.MessageId));
        values.Add("id", Guid.CreateVersion7(timeProvider.GetUtcNow()).ToString("N"));
        values.Add("now", Now());
        values.Add("verdict", FeedbackRow.Word(feedback.Verdict));
        values.Add("sources", FeedbackRow.Join(feedback.Sources));
        values.Add("text", StateText.Clean(feedback.Text));
        values.Add("shared", feedback.Share ? 1L : 0L);
        values.Add("question", feedback.Share ? StateText.Clean(answer.Question) : null);
        values.Add("answer", feedback.Share ? StateText.Clean(answer.Text) : null);
        values.Add("mode", answer.Mode);
        values.Add("model", answer.Model);
        return database.WriteAsync(
            async connection => await connection.ExecuteAsync(
                $"""
                INSERT INTO feedback (city, subject, conversation, message, id, created_ms, updated_ms, verdict, sources, text, shared, question, answer, mode, model, state)
                SELECT city, subject, conversation, id, @id, @now, @now, @verdict, @sources, @text, @shared, @question, @answer, @mode, @model, 'open'
                FROM message WHERE {Own} AND id = @message AND {Live("message")}
                ON CONFLICT (city, subject, conversation, message) DO UPDATE SET
                    updated_ms = excluded.updated_ms, verdict = excluded.verdict, sources = excluded.sources, text = excluded.text, shared = excluded.shared,
                    question = excluded.question, answer = excluded.answer, mode = excluded.mode, model = excluded.model, state = 'open'
                """,
                values) > 0,
            cancellationToken);
    }

    /// <summary>Takes a feedback back: nothing of it is kept.</summary>
    /// <param name="caller">The person.</param>
    /// <param name="conversationId">Their conversation.</param>
    /// <param name="messageId">The answer.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteAsync(Caller caller, string conversationId, string messageId, CancellationToken cancellationToken)
    {
        var values = Key(caller, conversationId);
        values.Add("message", StateText.Clean(messageId));
        return database.WriteAsync(
            async connection => await connection.ExecuteAsync($"DELETE FROM feedback WHERE {Own} AND message = @message AND {Live("feedback")}", values) > 0,
            cancellationToken);
    }

    /// <summary>What a person has said of the answers of a conversation.</summary>
    /// <param name="caller">The person.</param>
    /// <param name="conversationId">Their conversation.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>By the answers' ids; empty where there is no such conversation.</returns>
    public Task<IReadOnlyDictionary<string, PersonFeedback>> ReadAsync(Caller caller, string conversationId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, PersonFeedback>>(
            async connection => (await connection.QueryAsync<FeedbackRow>($"SELECT {FeedbackRow.Columns} FROM feedback WHERE {Own} AND {Live("feedback")}", Key(caller, conversationId)))
                .ToDictionary(row => row.Message, row => row.ToFeedback(), StringComparer.Ordinal),
            cancellationToken);

    /// <summary>For operators: feedback of the cities that they serve, newest first.</summary>
    /// <param name="cities">The cities; of others nothing is given.</param>
    /// <param name="state">Only of this state; <see langword="null"/>: of both.</param>
    /// <param name="count">How many at most; 1 to <see cref="MaxCount"/>.</param>
    /// <param name="next"><see cref="FeedbackPage.Next"/> of the page before; <see langword="null"/> for the first. Anything else begins anew.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<FeedbackPage> ListAsync(IReadOnlyList<string> cities, FeedbackState? state, int count, string? next, CancellationToken cancellationToken)
    {
        count = Math.Clamp(count, 1, MaxCount);
        var query = new OperatorQuery(cities).Where(state).After(next);
        return database.ReadAsync(
            async connection =>
            {
                var rows = (await connection.QueryAsync<FeedbackRow>(
                    $"SELECT {FeedbackRow.Columns} FROM feedback WHERE {query.Sql} AND {Live("feedback")} ORDER BY created_ms DESC, id DESC LIMIT @limit",
                    query.With("limit", count + 1))).AsList();
                return new FeedbackPage([.. rows.Take(count).Select(row => row.ToItem())], rows.Count > count ? OperatorQuery.Position(rows[count - 1]) : null);
            },
            cancellationToken);
    }

    /// <summary>For operators: how many are open in the cities that they serve.</summary>
    /// <param name="cities">The cities.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<int> CountOpenAsync(IReadOnlyList<string> cities, CancellationToken cancellationToken)
    {
        var query = new OperatorQuery(cities).Where(FeedbackState.Open);
        return database.ReadAsync(
            async connection => (int)await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM feedback WHERE {query.Sql} AND {Live("feedback")}", query.Values),
            cancellationToken);
    }

    /// <summary>For operators: says whether somebody has dealt with a feedback, and what came of it.</summary>
    /// <param name="cities">The cities that they serve.</param>
    /// <param name="id">The feedback.</param>
    /// <param name="state">Where it stands now.</param>
    /// <param name="note">The operators' own note; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>As it is now; <see langword="null"/> where there is none such.</returns>
    /// <exception cref="ArgumentException">The note is too long.</exception>
    public Task<FeedbackItem?> SetAsync(IReadOnlyList<string> cities, string id, FeedbackState state, string? note, CancellationToken cancellationToken)
    {
        if (note?.Length > MaxTextLength)
            throw new ArgumentException($"A note has at most {MaxTextLength} characters.", nameof(note));
        var query = new OperatorQuery(cities);
        query.With("id", StateText.Clean(id));
        query.With("state", FeedbackRow.Word(state));
        query.With("note", note is null ? null : StateText.Clean(note));
        return database.WriteAsync(
            async connection => (await connection.QuerySingleOrDefaultAsync<FeedbackRow>(
                $"UPDATE feedback SET state = @state, note = @note WHERE {query.Sql} AND id = @id AND {Live("feedback")} RETURNING {FeedbackRow.Columns}", query.Values))?.ToItem(),
            cancellationToken);
    }

    // A conversation that was deleted can be brought back for a while; until then nothing of it is shown.
    private static string Live(string table) =>
        $"EXISTS (SELECT 1 FROM conversation live WHERE live.city = {table}.city AND live.subject = {table}.subject AND live.id = {table}.conversation AND live.deleted_ms IS NULL)";

    private static Dictionary<string, object?> Key(Caller caller, string conversationId)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new(StringComparer.Ordinal) { ["city"] = caller.CityId, ["subject"] = caller.Subject, ["conversation"] = StateText.Clean(conversationId) };
    }

    private long Now() => timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
}
