using System.Runtime.CompilerServices;
using System.Text;
using Assistant.Sdk;
using Assistant.Storage;
using Assistant.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assistant.PluginHosting.PluginData;

/// <summary>The storage of one plugin in one city, in the tables <c>plugin_data</c> and <c>plugin_data_size</c>.</summary>
internal sealed class SqlitePluginStorage(SqliteDatabase database, string pluginId, string cityId, long quotaBytes) : IPluginStorage
{
    private const int MaxKeyLength = 512;
    private const int MaxValueBytes = 1 << 20;

    // Throws (an ArgumentException) on half a surrogate pair, which would come back as another text.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Task<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        CheckKey(key);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Guard(() => database.Read(connection => connection.QuerySingleOrDefault<string?>(
            "SELECT value FROM plugin_data WHERE plugin = @Plugin AND city = @City AND key = @Key",
            new { Plugin = pluginId, City = cityId, Key = key }))));
    }

    public async Task SetAsync(IReadOnlyCollection<KeyValuePair<string, string?>> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        // A copy: the plugin's collection may change, and its type must not be seen by the database's caches.
        KeyValuePair<string, string?>[] copy = [.. entries];
        foreach (var (key, value) in copy)
        {
            CheckKey(key);
            if (value is not null && Strict.GetByteCount(value) > MaxValueBytes)
                throw new ArgumentException($"The value of “{key}” is longer than 1 MiB; split it over several keys.", nameof(entries));
        }

        try
        {
            await database.WriteAsync(connection => Write(connection, copy), cancellationToken);
        }
        catch (StorageException exception)
        {
            throw OutOfReach(exception);
        }
    }

    public async IAsyncEnumerable<KeyValuePair<string, string>> ScanAsync(
        string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        // Read as a whole, so that the scan sees one state and holds no transaction while the plugin thinks; as bytes, half the memory.
        var rows = await Task.Run(
            () => Guard(() => database.Read(connection => connection.Query<(string Key, byte[] Value)>(
                """
                SELECT key, CAST(value AS BLOB) FROM plugin_data
                WHERE plugin = @Plugin AND city = @City AND key >= @From AND key < @To ORDER BY key
                """,
                new { Plugin = pluginId, City = cityId, From = from, To = to }).AsList())),
            cancellationToken);
        foreach (var (key, value) in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return KeyValuePair.Create(key, Encoding.UTF8.GetString(value));
        }
    }

    private void Write(SqliteConnection connection, KeyValuePair<string, string?>[] entries)
    {
        var delta = 0L;
        foreach (var (key, value) in entries)
        {
            var row = new { Plugin = pluginId, City = cityId, Key = key, Value = value };
            delta -= connection.QuerySingleOrDefault<long?>(
                "SELECT length(CAST(key AS BLOB)) + length(CAST(value AS BLOB)) FROM plugin_data WHERE plugin = @Plugin AND city = @City AND key = @Key", row) ?? 0;
            if (value is null)
            {
                connection.Execute("DELETE FROM plugin_data WHERE plugin = @Plugin AND city = @City AND key = @Key", row);
                continue;
            }

            delta += Strict.GetByteCount(key) + Strict.GetByteCount(value);
            connection.Execute(
                """
                INSERT INTO plugin_data (plugin, city, key, value) VALUES (@Plugin, @City, @Key, @Value)
                ON CONFLICT (plugin, city, key) DO UPDATE SET value = excluded.value
                """,
                row);
        }

        var bytes = connection.QuerySingle<long>(
            """
            INSERT INTO plugin_data_size (plugin, city, bytes) VALUES (@Plugin, @City, @Delta)
            ON CONFLICT (plugin, city) DO UPDATE SET bytes = bytes + excluded.bytes RETURNING bytes
            """,
            new { Plugin = pluginId, City = cityId, Delta = delta });
        // Shrinking is always allowed, or a store over a lowered quota could never get below it.
        if (bytes > quotaBytes && delta > 0)
            throw new PluginException($"Der Speicher des Plugins {pluginId} für {cityId} ist voll ({quotaBytes >> 20} MiB). Nicht mehr Gebrauchtes muss gelöscht werden.");
    }

    private static void CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length > MaxKeyLength)
            throw new ArgumentException($"The key “{key[..60]}…” is {key.Length} characters long; use at most {MaxKeyLength}.", nameof(key));
        _ = Strict.GetByteCount(key);
    }

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (StorageException exception)
        {
            throw OutOfReach(exception);
        }
    }

    private static PluginException OutOfReach(StorageException exception) =>
        new("Der Speicher des Plugins ist gerade nicht erreichbar. Bitte später noch einmal versuchen.", exception);
}
