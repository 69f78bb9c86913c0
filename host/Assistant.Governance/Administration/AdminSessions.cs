using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Assistant.Storage.State;
using Dapper;

namespace Assistant.Governance.Administration;

/// <summary>
/// The operators who have shown the key. A session is known by the hash of its token alone, so that who reads the database cannot take one
/// over. Thread-safe; throws <see cref="Storage.StorageException"/>.
/// </summary>
public sealed class AdminSessions(IStateDatabase database, TimeProvider timeProvider)
{
    /// <summary>How long a session lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const int Bytes = 32;

    /// <summary>Begins a session.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Its token, which is kept nowhere.</returns>
    public async Task<string> BeginAsync(CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var now = timeProvider.GetUtcNow();
        var values = new { hash = Hash(token), now = now.ToUnixTimeMilliseconds(), expires = (now + Lifetime).ToUnixTimeMilliseconds() };
        await database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync("DELETE FROM admin_session WHERE city = '' AND expires_ms <= @now", values);
                return await connection.ExecuteAsync("INSERT INTO admin_session (city, hash, created_ms, expires_ms) VALUES ('', @hash, @now, @expires)", values);
            },
            cancellationToken);
        return token;
    }

    /// <summary>Whether a token is that of a session that still lasts.</summary>
    /// <param name="token">What a cookie says.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<bool> LastsAsync(string token, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await connection.ExecuteScalarAsync<long?>("SELECT expires_ms FROM admin_session WHERE city = '' AND hash = @hash", new { hash = Hash(token) })
            > timeProvider.GetUtcNow().ToUnixTimeMilliseconds(),
        cancellationToken);

    /// <summary>Ends a session.</summary>
    /// <param name="token">What a cookie says.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task EndAsync(string token, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync("DELETE FROM admin_session WHERE city = '' AND hash = @hash", new { hash = Hash(token) }), cancellationToken);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
