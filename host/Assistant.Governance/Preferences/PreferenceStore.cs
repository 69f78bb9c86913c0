using System.Data.Common;
using System.Text.Json;
using Assistant.Storage.State;
using Assistant.Walls.Access;
using Dapper;

namespace Assistant.Governance.Preferences;

/// <summary>
/// What people have set for themselves, in each city. Which city they have chosen stands apart from that, since it is asked before the city
/// is known. Thread-safe; throws <see cref="Storage.StorageException"/>.
/// </summary>
public sealed class PreferenceStore(IStateDatabase database, TimeProvider timeProvider)
{
    private const string NoCity = "";

    /// <summary>What a person has set.</summary>
    /// <param name="caller">The person.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<PersonPreferences> GetAsync(Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return database.ReadAsync(connection => ReadAsync(connection, caller), cancellationToken);
    }

    /// <summary>The city that a person has chosen on a host of several.</summary>
    /// <param name="subject">The person, as <see cref="Caller.Subject"/> will name them.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Its id; <see langword="null"/> where none is chosen. It may no longer be set up.</returns>
    public Task<string?> GetCityAsync(string subject, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await RowAsync(connection, NoCity, subject))?.City, cancellationToken);

    /// <summary>Changes what a person has set.</summary>
    /// <param name="caller">The person.</param>
    /// <param name="change">Given what is set, says what is to be; may be called more than once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What is set now.</returns>
    public Task<PersonPreferences> ChangeAsync(Caller caller, Func<PersonPreferences, PersonPreferences> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(change);
        return database.WriteAsync(
            async connection =>
            {
                var before = await ReadAsync(connection, caller);
                var after = change(before);
                await WriteAsync(connection, caller.CityId, caller.Subject, SavedPreferences.Of(after));
                if (after.City != before.City)
                    await WriteAsync(connection, NoCity, caller.Subject, new SavedPreferences { City = after.City });
                return after;
            },
            cancellationToken);
    }

    private static async Task<PersonPreferences> ReadAsync(DbConnection connection, Caller caller) =>
        (await RowAsync(connection, caller.CityId, caller.Subject) ?? new SavedPreferences()).ToPreferences((await RowAsync(connection, NoCity, caller.Subject))?.City);

    private static async Task<SavedPreferences?> RowAsync(DbConnection connection, string city, string subject) =>
        await connection.ExecuteScalarAsync<string?>("SELECT settings FROM preference WHERE city = @city AND subject = @subject", new { city, subject }) is { } json
            ? JsonSerializer.Deserialize(json, PreferenceJson.Default.SavedPreferences)
            : null;

    private Task<int> WriteAsync(DbConnection connection, string city, string subject, SavedPreferences preferences) => connection.ExecuteAsync(
        """
        INSERT INTO preference (city, subject, settings, updated_ms) VALUES (@city, @subject, @settings, @now)
        ON CONFLICT (city, subject) DO UPDATE SET settings = excluded.settings, updated_ms = excluded.updated_ms
        """,
        new { city, subject, settings = JsonSerializer.Serialize(preferences, PreferenceJson.Default.SavedPreferences), now = timeProvider.GetUtcNow().ToUnixTimeMilliseconds() });
}
