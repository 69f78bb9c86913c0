using System.Globalization;
using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.PluginHosting.States;

/// <summary>How often in a row plugins could not be loaded, over restarts: one that fails, or ends the host, at every start is not tried for ever.</summary>
internal sealed class PluginFailures(SqliteDatabase database, TimeProvider timeProvider)
{
    private const string Unknown = "The host ended while it was being loaded.";

    /// <summary>The failures of this version and the last reason.</summary>
    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public (int Count, string Reason) Of(string pluginId, string version) => database.Read(connection =>
        connection.QuerySingleOrDefault<(int Count, string Reason)?>(
            "SELECT failures, reason FROM plugin_failure WHERE plugin = @pluginId AND version = @version", new { pluginId, version }) ?? (0, ""));

    /// <summary>Counts a failure before it can happen.</summary>
    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public Task BeginAsync(string pluginId, string version, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            INSERT INTO plugin_failure (plugin, version, failures, reason, at) VALUES (@pluginId, @version, 1, @Unknown, @at)
            ON CONFLICT (plugin) DO UPDATE SET failures = iif(version = excluded.version, failures + 1, 1), version = excluded.version, reason = excluded.reason, at = excluded.at
            """,
            new { pluginId, version, Unknown, at = timeProvider.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) }),
        cancellationToken);

    /// <summary>Says why the one that was counted last has happened.</summary>
    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public Task ExplainAsync(string pluginId, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => connection.Execute("UPDATE plugin_failure SET reason = @reason WHERE plugin = @pluginId", new { pluginId, reason }), cancellationToken);

    /// <summary>It has not happened: the host was stopped meanwhile.</summary>
    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public Task TakeBackAsync(string pluginId, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => connection.Execute("UPDATE plugin_failure SET failures = failures - 1 WHERE plugin = @pluginId", new { pluginId }), cancellationToken);

    /// <summary>It works, or an operator wants it tried again.</summary>
    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public Task ForgetAsync(string pluginId, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => connection.Execute("DELETE FROM plugin_failure WHERE plugin = @pluginId", new { pluginId }), cancellationToken);
}
