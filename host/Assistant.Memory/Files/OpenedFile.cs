namespace Assistant.Memory.Files;

/// <summary>What came of opening a file; see the derived records. Immutable.</summary>
public abstract record OpenedFile
{
    private OpenedFile()
    {
    }

    /// <summary>Its bytes, which begin as a PDF does. Whoever gets this disposes the stream.</summary>
    public sealed record Content(FileStream Stream, string Sha256, string Name) : OpenedFile;

    /// <summary>There is no such file for the caller.</summary>
    public sealed record Missing : OpenedFile;

    /// <summary>It is no PDF.</summary>
    public sealed record NotPdf : OpenedFile;

    /// <summary>The server says that it does not exist any more or is not public.</summary>
    public sealed record Gone : OpenedFile;

    /// <summary>It has more bytes than the limit.</summary>
    public sealed record TooLarge : OpenedFile;

    /// <summary>The server does not hand it out at this moment.</summary>
    public sealed record Unreachable : OpenedFile;

    /// <summary>It is still being fetched, and there the next time.</summary>
    public sealed record Coming : OpenedFile;
}
