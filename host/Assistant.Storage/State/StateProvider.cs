namespace Assistant.Storage.State;

/// <summary>The kind of a <see cref="IStateDatabase"/>.</summary>
public enum StateProvider
{
    /// <summary>A file in the data directory; nothing to install.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, shared by several hosts.</summary>
    PostgreSql,
}
