using System.Globalization;
using Assistant.Storage.Scripts;
using Dapper;
using Npgsql;

namespace Assistant.Storage.State.PostgreSql;

/// <summary>
/// Runs the embedded scripts that a database has not seen, in order, in one transaction. Hosts that start together wait for each other.
/// </summary>
internal static class PostgreSqlScripts
{
    private const long LockKey = 0x4173_7369_7374_616E; // “Assistan”
    private const int LockSeconds = 300;

    public static async Task ApplyAsync(NpgsqlConnection connection, string server, TimeProvider timeProvider, IReadOnlyList<Script> scripts, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@LockKey)", new { LockKey }, transaction, LockSeconds);
        // A role that may not create tables can still use those that are there.
        if (await connection.QuerySingleAsync<bool>("SELECT to_regclass('state_version') IS NULL", transaction: transaction))
            await connection.ExecuteAsync("CREATE TABLE state_version (version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)", transaction: transaction);
        var applied = await connection.QuerySingleAsync<long?>("SELECT max(version) FROM state_version", transaction: transaction) ?? 0;
        var newest = scripts[^1].Version;
        if (applied > newest)
        {
            throw new StorageException(
                StorageFailure.TooNew,
                string.Create(CultureInfo.InvariantCulture, $"The database {server} has schema version {applied}, this program knows {newest}. Start a newer version of the program; it changed nothing."));
        }

        foreach (var script in scripts.Where(script => script.Version > applied))
        {
            await connection.ExecuteAsync(script.Sql, transaction: transaction, commandTimeout: LockSeconds);
            await connection.ExecuteAsync(
                "INSERT INTO state_version (version, name, applied_at) VALUES (@Version, @Name, @At)",
                new { Version = (long)script.Version, script.Name, At = timeProvider.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) },
                transaction);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
