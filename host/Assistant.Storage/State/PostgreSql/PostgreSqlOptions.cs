using System.Net;

namespace Assistant.Storage.State.PostgreSql;

/// <summary>Which PostgreSQL, and how its address is checked. Immutable.</summary>
public sealed record PostgreSqlOptions
{
    /// <summary>
    /// Npgsql's connection string without a password. <c>Host</c> may be several (<c>db1,db2:5433</c>) or the directory of a Unix socket.
    /// Where it does not say otherwise: a certificate is demanded and checked unless the server is on this machine, at most 20 connections,
    /// 5 seconds to connect, 15 for a statement.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>The file that holds the password and nothing else; read at each new connection. <see langword="null"/>: no password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>
    /// Turns a server's name into the addresses that may be connected to. Nothing else resolves names: connections go to what this gave.
    /// Called again after the server was out of reach.
    /// </summary>
    public required Func<string, int, CancellationToken, Task<IReadOnlyList<IPAddress>>> Resolve { get; init; }
}
