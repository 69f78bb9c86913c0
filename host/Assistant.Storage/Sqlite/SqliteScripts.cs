using System.Globalization;
using Assistant.Storage.Scripts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.Storage.Sqlite;

/// <summary>Runs the embedded scripts that a database has not seen, in order, each in a transaction of its own.</summary>
internal static class SqliteScripts
{
    public static void Apply(SqliteConnection connection, string path, TimeProvider timeProvider, IReadOnlyList<Script> scripts)
    {
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
        var applied = connection.QuerySingle<int?>("SELECT max(version) FROM schema_version") ?? 0;
        var newest = scripts[^1].Version;
        if (applied > newest)
        {
            throw new StorageException(
                StorageFailure.TooNew,
                string.Create(CultureInfo.InvariantCulture, $"The database {path} has schema version {applied}, this program knows {newest}. Start a newer version of the program; it changed nothing."));
        }

        foreach (var script in scripts.Where(script => script.Version > applied))
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(script.Sql, transaction: transaction);
            connection.Execute(
                "INSERT INTO schema_version (version, name, applied_at) VALUES (@Version, @Name, @At)",
                new { script.Version, script.Name, At = timeProvider.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) },
                transaction);
            transaction.Commit();
        }
    }

    internal static IReadOnlyList<Script> All() => Script.All("sqlite/");
}
