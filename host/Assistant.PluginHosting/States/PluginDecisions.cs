using System.Globalization;
using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.PluginHosting.States;

/// <summary>Which plugins operators have switched off, as a whole and in single cities. Kept apart from the states: those begin anew with each start.</summary>
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

    /// <summary>In which cities the plugin is switched off, and since when.</summary>
    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public IReadOnlyDictionary<string, DateTimeOffset> CitiesWithout(string pluginId) => database.Read(connection => connection
        .Query<(string City, string At)>("SELECT city, at FROM plugin_city_decision WHERE plugin = @pluginId", new { pluginId })
        .ToDictionary(row => row.City, row => DateTimeOffset.Parse(row.At, CultureInfo.InvariantCulture), StringComparer.Ordinal));

    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public async Task<DateTimeOffset> DisableAsync(string pluginId, string cityId, string actor, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        await database.WriteAsync(
            connection => connection.Execute(
                "INSERT OR REPLACE INTO plugin_city_decision (plugin, city, actor, at) VALUES (@pluginId, @cityId, @actor, @at)",
                new { pluginId, cityId, actor, at = now.ToString("O", CultureInfo.InvariantCulture) }),
            cancellationToken);
        return now;
    }

    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public Task EnableAsync(string pluginId, string cityId, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute("DELETE FROM plugin_city_decision WHERE plugin = @pluginId AND city = @cityId", new { pluginId, cityId }), cancellationToken);
}
