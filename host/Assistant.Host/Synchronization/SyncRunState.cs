namespace Assistant.Host.Synchronization;

/// <summary>How a source is being read.</summary>
internal enum SyncRunState
{
    /// <summary>Not at all.</summary>
    Idle,

    /// <summary>Another source is read first.</summary>
    Waiting,

    /// <summary>It is being read.</summary>
    Running,

    /// <summary>It is being read, but nothing has moved for a long time.</summary>
    Stuck,
}
