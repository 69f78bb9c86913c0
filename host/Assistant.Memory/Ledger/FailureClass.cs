namespace Assistant.Memory.Ledger;

/// <summary>Why something of a source is not in the index, roughly: what an operator does about it is the same within a class.</summary>
public enum FailureClass
{
    /// <summary>The server did not hand the file out.</summary>
    Unreachable,

    /// <summary>The server says that the file does not exist or is not public.</summary>
    Gone,

    /// <summary>The file is damaged.</summary>
    Broken,

    /// <summary>The file asks for a password.</summary>
    Encrypted,

    /// <summary>A kind of file that the host cannot read.</summary>
    Unsupported,

    /// <summary>A limit of size, time or memory was reached.</summary>
    OverLimit,

    /// <summary>The source itself could not make a document of an object.</summary>
    Source,
}
