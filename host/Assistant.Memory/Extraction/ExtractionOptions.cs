namespace Assistant.Memory.Extraction;

/// <summary>The limits under which documents are read. They guard the host against hostile and broken files.</summary>
public sealed record ExtractionOptions
{
    /// <summary>The program that reads PDF files: a name on the PATH or a full path. Default: <c>pdftotext</c>.</summary>
    public string PdfToText { get; init; } = "pdftotext";

    /// <summary>The program that sets a child's limits (util-linux). Without it children run with time and output limits only.</summary>
    public string PrLimit { get; init; } = "prlimit";

    /// <summary>The largest file that is read. Default: 512 MiB.</summary>
    public long MaxFileBytes { get; init; } = 512L << 20;

    /// <summary>The largest HTML or plain-text file that is read; it is held in memory. Default: 16 MiB.</summary>
    public int MaxMarkupBytes { get; init; } = 16 << 20;

    /// <summary>The deepest nesting of HTML elements that is followed. Default: 400.</summary>
    public int MaxMarkupDepth { get; init; } = 400;

    /// <summary>How long one HTML file may take; it is read within the host's own process. Default: 10 s.</summary>
    public TimeSpan MarkupTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Pages beyond are left out (<see cref="ExtractionOutcome.Partial"/>). Default: 3,000.</summary>
    public int MaxPages { get; init; } = 3_000;

    /// <summary>How much text a child may write before it is ended. Default: 32 MiB.</summary>
    public int MaxOutputBytes { get; init; } = 32 << 20;

    /// <summary>How long one file may take in a child process, by the clock. Default: 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much processor time a child may use; whole seconds. Default: 60 s.</summary>
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A child's address space. Default: 1 GiB.</summary>
    public long MaxMemoryBytes { get; init; } = 1L << 30;
}
