using System.Globalization;
using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.PluginHosting.States;

/// <summary>Which plugins operators have switched off. Kept apart from the states: those begin anew with each start.</summary>
internal sealed class PluginDecisions(SqliteDatabase database, TimeProvider timeProvider)
{
    /// <summary>Who switched the plugin off, and when; <see langword="null"/> where nobody did.</summary>
    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public (string Actor, DateTimeOffset At)? DisabledBy(string pluginId) => database.Read(connection =>
        connection.QuerySingleOrDefault<(string Actor, string At)?>("SELECT actor, at FROM plugin_decision WHERE plugin = @pluginId", new { pluginId }) is { } row
            ? (row.Actor, DateTimeOffset.Parse(row.At, CultureInfo.InvariantCulture))
            : ((string, DateTimeOffset)?)null);

    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public Task DisableAsync(string pluginId, string actor, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "INSERT OR REPLACE INTO plugin_decision (plugin, actor, at) VALUES (@pluginId, @actor, @at)",
            new { pluginId, actor, at = timeProvider.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) }),
        cancellationToken);

    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public Task EnableAsync(string pluginId, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => connection.Execute("DELETE FROM plugin_decision WHERE plugin = @pluginId", new { pluginId }), cancellationToken);
}
