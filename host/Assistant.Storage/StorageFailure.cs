namespace Assistant.Storage;

/// <summary>What went wrong with the data directory, the database in it or the database server.</summary>
public enum StorageFailure
{
    /// <summary>Another process works on the same data directory.</summary>
    InUse,

    /// <summary>The directory cannot be created, read or written.</summary>
    NotAccessible,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>Another program holds a lock on the database for longer than the host waits.</summary>
    Locked,

    /// <summary>The file is no database or is damaged.</summary>
    Damaged,

    /// <summary>The database was written by a newer version of the host.</summary>
    TooNew,

    /// <summary>The database server does not answer, or does not take connections now.</summary>
    Unreachable,

    /// <summary>The database server does not accept the role or its password, or the role may not do this.</summary>
    AccessDenied,
}
