namespace Assistant.Memory.Ledger;

/// <summary>What became of a file.</summary>
public enum FileState
{
    /// <summary>Its text is in the index.</summary>
    Indexed,

    /// <summary>Its text is in the index up to a limit; the reason says what is missing.</summary>
    Partial,

    /// <summary>It has no text of its own: a scan.</summary>
    NoText,

    /// <summary>It asks for a password.</summary>
    Encrypted,

    /// <summary>It is damaged.</summary>
    Broken,

    /// <summary>A kind of file that the host cannot read.</summary>
    Unsupported,

    /// <summary>A limit of size, time or memory was reached before any text was read.</summary>
    OverLimit,

    /// <summary>The server did not hand it out this time; what was indexed of it stays.</summary>
    Unreachable,

    /// <summary>The server says that it does not exist or is not public; nothing of it stays in the index.</summary>
    Gone,
}
