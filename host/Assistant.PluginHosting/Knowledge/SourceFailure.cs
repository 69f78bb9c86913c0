namespace Assistant.PluginHosting;

/// <summary>Why the host ended the reading of a source. In brackets: the arguments of <see cref="SourceException"/>.</summary>
public enum SourceFailure
{
    /// <summary>The plugin is not loaded any more (plugin).</summary>
    Gone,

    /// <summary>The source is being read already (source).</summary>
    Busy,

    /// <summary>The source gave nothing for too long (source, seconds).</summary>
    TimedOut,

    /// <summary>The source's code failed (source, kind of the failure).</summary>
    Faulted,

    /// <summary>The source cannot be read (source); the detail says why.</summary>
    Wrong,
}
