namespace Assistant.Memory.Extraction.Children;

/// <summary>Why a child ended.</summary>
internal enum ChildEnding
{
    /// <summary>By itself or by a signal; the exit code tells.</summary>
    Exited,

    /// <summary>Killed after the time limit, or by the kernel after the processor limit.</summary>
    TimedOut,

    /// <summary>Killed because it wrote more than the limit.</summary>
    OutputExceeded,

    /// <summary>Killed by the kernel because the machine ran out of memory.</summary>
    OutOfMemory,
}
