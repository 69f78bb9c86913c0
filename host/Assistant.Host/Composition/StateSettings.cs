namespace Assistant.Host.Composition;

/// <summary>Where conversations and the like are kept; section <c>Assistant:State</c>.</summary>
internal sealed class StateSettings
{
    /// <summary>
    /// Npgsql's connection string without a password: <c>Host=db.stadt.intern;Database=assistant;Username=assistant</c>. Default: none; then
    /// a SQLite file in the data directory.
    /// </summary>
    public string? PostgreSql { get; set; }

    /// <summary>The file that holds the password and nothing else.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>
    /// What this host is called among those that share the database; the same after a restart. Default: the machine's name and the data
    /// directory.
    /// </summary>
    public string? Instance { get; set; }
}
