using Assistant.Storage.State;
using Dapper;

namespace Assistant.Conversations.History;

/// <summary>
/// Marks answers as interrupted whose writer is gone, and says that this host lives. What was written of them stays. Thread-safe.
/// </summary>
public sealed class AnswerRecovery(IStateDatabase database, RunnerIdentity runner, TimeProvider timeProvider)
{
    private readonly long _startedAt = timeProvider.Now();

    /// <summary>
    /// After the start: what this host was writing when it ended is interrupted; what it has begun since is not. A SQLite file has one host,
    /// so there everything older is.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many answers.</returns>
    public Task<int> RecoverOwnAsync(CancellationToken cancellationToken) =>
        InterruptAsync(database.Provider == StateProvider.Sqlite ? "AND created_ms <= @started" : "AND created_ms <= @started AND (runner = @runner OR beat_ms < @silent)", cancellationToken);

    /// <summary>Every <see cref="RunnerIdentity.Beat"/>: this host lives; what hosts were writing that have fallen silent is interrupted.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many answers of others were interrupted.</returns>
    public async Task<int> BeatAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            connection => connection.ExecuteAsync("UPDATE message SET beat_ms = @now WHERE state = 'running' AND runner = @runner", new { now = timeProvider.Now(), runner = runner.Id }),
            cancellationToken);
        return await InterruptAsync("AND beat_ms < @silent", cancellationToken);
    }

    private Task<int> InterruptAsync(string condition, CancellationToken cancellationToken)
    {
        var now = timeProvider.Now();
        var values = new { runner = runner.Id, started = _startedAt, now, silent = now - (long)RunnerIdentity.Silence.TotalMilliseconds };
        return database.WriteAsync(
            connection => connection.ExecuteAsync($"UPDATE message SET state = 'interrupted', ended_ms = @now WHERE state = 'running' {condition}", values),
            cancellationToken);
    }
}
