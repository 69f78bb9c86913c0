using Microsoft.Data.Sqlite;

namespace Assistant.Host.Tests.Lab;

/// <summary>Looks into the database of a data directory, past the program.</summary>
internal static class Ledger
{
    /// <summary>State and reason of a file, as the operator finds them.</summary>
    public static (string State, string? Reason) FileOf(string data, string name)
    {
        using var connection = Open(data);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT f.state, f.reason FROM file f WHERE f.name = $name";
        command.Parameters.AddWithValue("$name", name);
        using var reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue($"There is no file “{name}” in the ledger.");
        return (reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1));
    }

    /// <summary>The ids of all documents.</summary>
    public static IReadOnlyList<string> Documents(string data)
    {
        using var connection = Open(data);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT external_id FROM document ORDER BY external_id";
        using var reader = command.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    public static SqliteConnection Open(string data)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "assistant.db"), Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
