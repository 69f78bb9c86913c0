using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Conversations.Approvals;

/// <summary>Approvals in the state database; the same statements on SQLite and on PostgreSQL. Thread-safe.</summary>
internal sealed class SqlApprovalStore(IStateDatabase database) : IApprovalStore
{
    // What a deleted conversation asked for is not decided, unless the conversation is brought back.
    private const string Live =
        "(conversation IS NULL OR EXISTS (SELECT 1 FROM conversation live WHERE live.city = approval.city AND live.subject = approval.subject " +
        "AND live.id = approval.conversation AND live.deleted_ms IS NULL))";

    private const string Own = "city = @City AND subject = @Subject AND id = @id";

    public Task AddAsync(StoredCall call, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO approval (id, city, subject, conversation, run, call_id, tool, arguments, hash, question_de, question_en, created_ms, expires_ms, state) " +
            "VALUES (@Id, @City, @Subject, @Conversation, @Run, @CallId, @Tool, @Arguments, @Hash, @QuestionDe, @QuestionEn, @CreatedMs, @ExpiresMs, @State)",
            ApprovalRow.Of(call),
            cancellationToken: cancellationToken)),
        cancellationToken);

    public Task<StoredCall?> FindAsync(Caller caller, string id, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<ApprovalRow>(new CommandDefinition(
            $"SELECT {ApprovalRow.Columns} FROM approval WHERE {Own} AND {Live}",
            new { City = caller.CityId, caller.Subject, id },
            cancellationToken: cancellationToken)))?.ToCall(),
        cancellationToken);

    public Task<IReadOnlyList<StoredCall>> ListPendingAsync(Caller caller, string conversationId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredCall>>(
            async connection =>
            [
                .. (await connection.QueryAsync<ApprovalRow>(new CommandDefinition(
                    $"SELECT {ApprovalRow.Columns} FROM approval WHERE city = @City AND subject = @Subject AND conversation = @conversationId " +
                    $"AND state = 'Pending' AND expires_ms > @now AND {Live} ORDER BY created_ms, id",
                    new { City = caller.CityId, caller.Subject, conversationId, now = now.ToUnixTimeMilliseconds() },
                    cancellationToken: cancellationToken))).Select(row => row.ToCall()),
            ],
            cancellationToken);

    // The condition on the state makes it a compare-and-set: the database lets one statement after the other see the row.
    public Task<bool> TryDecideAsync(Caller caller, string id, ApprovalState decision, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async connection => await connection.ExecuteAsync(new CommandDefinition(
            $"UPDATE approval SET state = @decision, decided_ms = @now WHERE {Own} AND state = 'Pending' AND (@decision <> 'Approved' OR expires_ms > @now) AND {Live}",
            new { City = caller.CityId, caller.Subject, id, decision = decision.ToString(), now = now.ToUnixTimeMilliseconds() },
            cancellationToken: cancellationToken)) == 1,
        cancellationToken);

    public Task FinishAsync(Caller caller, string id, string result, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(new CommandDefinition(
            $"UPDATE approval SET state = 'Executed', result = @result WHERE {Own} AND state = 'Approved'",
            new { City = caller.CityId, caller.Subject, id, result },
            cancellationToken: cancellationToken)),
        cancellationToken);
}
