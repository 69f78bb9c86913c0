using Microsoft.Data.Sqlite;

namespace Assistant.Storage.Sqlite;

/// <summary>Runs one prepared statement many times. Its parameters are named <c>@a</c>, <c>@b</c> … in the order of the values.</summary>
public sealed class BatchInsert : IDisposable
{
    private readonly SqliteCommand _command;

    /// <summary>Prepares the statement.</summary>
    /// <param name="connection">The writer's connection, inside its transaction.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="count">How many parameters it has.</param>
    public BatchInsert(SqliteConnection connection, string sql, int count)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 0; i < count; i++)
            _command.Parameters.Add(new SqliteParameter { ParameterName = "@" + (char)('a' + i) });
        _command.Prepare();
    }

    /// <summary>Runs the statement.</summary>
    /// <param name="values">As many as there are parameters.</param>
    /// <returns>What <c>RETURNING</c> returns, or <see langword="null"/>.</returns>
    public object? Add(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return _command.ExecuteScalar();
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();
}
