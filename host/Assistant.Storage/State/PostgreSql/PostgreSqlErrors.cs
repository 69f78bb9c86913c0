using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Assistant.Storage.State.PostgreSql;

/// <summary>What PostgreSQL's error codes (postgresql.org/docs/current/errcodes-appendix.html) and broken connections mean for the operator.</summary>
internal static class PostgreSqlErrors
{
    /// <summary>Whether the server ended the transaction for the sake of others, and it may be run again.</summary>
    public static bool IsEndedForOthers(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>Whether the connection broke; a fresh one may do.</summary>
    public static bool IsBroken(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException npgsql => npgsql.InnerException is IOException or SocketException or EndOfStreamException,
        _ => false,
    };

    /// <summary>The failure in words, or the exception itself where it is a fault of the program.</summary>
    public static Exception Translate(Exception exception, string server) => exception switch
    {
        PostgresException postgres => Translate(postgres, server),
        NpgsqlException { InnerException: StorageException storage } => storage,
        NpgsqlException { InnerException: AuthenticationException } => new StorageException(StorageFailure.NotAccessible, $"The certificate of the database server {server} is not accepted ({exception.InnerException.Message}). Name its authority with “Root Certificate” in Assistant:State:PostgreSql.", exception),
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } or SocketException or TimeoutException => Unreachable(server, exception.InnerException?.Message ?? exception.Message, exception),
        NpgsqlException { InnerException: null } => new StorageException(StorageFailure.NotAccessible, $"The database server {server} cannot be used: {exception.Message}", exception),
        _ => exception,
    };

    private static Exception Translate(PostgresException exception, string server) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new StorageException(
            StorageFailure.AccessDenied, $"The database server {server} does not accept the role or its password. Check Username in Assistant:State:PostgreSql and the file of Assistant:State:PasswordFile.", exception),
        PostgresErrorCodes.InsufficientPrivilege => new StorageException(
            StorageFailure.AccessDenied, $"The role may not do this in {server}: {exception.MessageText}. Make it the owner of the schema.", exception),
        PostgresErrorCodes.InvalidCatalogName => new StorageException(
            StorageFailure.NotAccessible, $"There is no database {server}. Create it (createdb), or correct Database in Assistant:State:PostgreSql.", exception),
        PostgresErrorCodes.DiskFull => new StorageException(
            StorageFailure.DiskFull, $"The disk of the database server {server} is full. Make room and try again; what was committed is safe.", exception),
        PostgresErrorCodes.ReadOnlySqlTransaction => new StorageException(
            StorageFailure.NotAccessible, $"The database server {server} takes no writes; it is a standby. Name the primary too, with “Target Session Attributes=primary”.", exception),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => new StorageException(
            StorageFailure.Locked, $"The database {server} was held by others for too long. Try again; nothing was lost.", exception),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new StorageException(
            StorageFailure.Damaged, $"The database {server} is damaged ({exception.MessageText}). Restore it from a backup.", exception),
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => Unreachable(server, exception.MessageText, exception),
        _ => exception,
    };

    private static StorageException Unreachable(string server, string cause, Exception exception) => new(
        StorageFailure.Unreachable, $"The database server {server} does not answer ({cause}). Start it, or correct Assistant:State:PostgreSql; what was committed is safe.", exception);
}
