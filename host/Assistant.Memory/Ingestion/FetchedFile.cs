namespace Assistant.Memory.Ingestion;

/// <summary>What came of fetching a file. Immutable.</summary>
internal abstract record FetchedFile
{
    private FetchedFile()
    {
    }

    /// <summary>The bytes are on disk; whoever gets this deletes the file.</summary>
    public sealed record Content(FileInfo File, string Sha256, string? MediaType, string? ETag) : FetchedFile;

    /// <summary>The server says that nothing has changed.</summary>
    public sealed record NotModified : FetchedFile;

    /// <summary>The server says that the file does not exist or is not public.</summary>
    public sealed record Gone(string Reason) : FetchedFile;

    /// <summary>The server did not hand it out this time.</summary>
    public sealed record Failed(string Reason) : FetchedFile
    {
        /// <summary>Whether the server has said nothing at all, or stopped in the middle: then others of its files will not come either.</summary>
        public bool IsSilence { get; init; }
    }

    /// <summary>The file has more bytes than the limit.</summary>
    public sealed record TooLarge(string Reason) : FetchedFile;
}
