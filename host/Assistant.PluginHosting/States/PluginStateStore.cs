using System.Globalization;
using Assistant.Storage.Sqlite;
using Dapper;

namespace Assistant.PluginHosting.States;

/// <summary>Keeps where each plugin stands and how it got there.</summary>
internal sealed class PluginStateStore(SqliteDatabase database)
{
    /// <param name="transition">The step.</param>
    /// <param name="isCurrent">Whether it is of the version that the plugin's row tells of.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="Assistant.Storage.StorageException">The database is out of reach.</exception>
    public Task AddAsync(PluginTransition transition, bool isCurrent, CancellationToken cancellationToken)
    {
        var row = new
        {
            Plugin = transition.PluginId,
            transition.Version,
            FromState = transition.From?.ToString(),
            ToState = transition.To.ToString(),
            transition.Reason,
            transition.Actor,
            At = transition.At.ToString("O", CultureInfo.InvariantCulture),
        };
        return database.WriteAsync(
            connection =>
            {
                connection.Execute(
                    """
                    INSERT INTO plugin_transition (plugin, version, from_state, to_state, reason, actor, at)
                    VALUES (@Plugin, @Version, @FromState, @ToState, @Reason, @Actor, @At)
                    """,
                    row);
                if (!isCurrent)
                    return;
                connection.Execute(
                    """
                    INSERT INTO plugin_state (plugin, version, state, reason, actor, changed_at)
                    VALUES (@Plugin, @Version, @ToState, @Reason, @Actor, @At)
                    ON CONFLICT (plugin) DO UPDATE SET version = excluded.version, state = excluded.state, reason = excluded.reason,
                        actor = excluded.actor, changed_at = excluded.changed_at
                    """,
                    row);
            },
            cancellationToken);
    }
}
