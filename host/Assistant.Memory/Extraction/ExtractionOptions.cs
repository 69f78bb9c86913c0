using Assistant.Memory.Extraction.Recognition;

namespace Assistant.Memory.Extraction;

/// <summary>The limits under which documents are read. They guard the host against hostile and broken files.</summary>
public sealed record ExtractionOptions
{
    /// <summary>The program that reads PDF files: a name on the PATH or a full path. Default: <c>pdftotext</c>.</summary>
    public string PdfToText { get; init; } = "pdftotext";

    /// <summary>The largest file that is read. Default: 512 MiB.</summary>
    public long MaxFileBytes { get; init; } = 512L << 20;

    /// <summary>The largest e-mail that is read; it is held in memory. Default: 64 MiB.</summary>
    public int MaxMailBytes { get; init; } = 64 << 20;

    /// <summary>The largest HTML or plain-text file that is read; it is held in memory. Default: 16 MiB.</summary>
    public int MaxMarkupBytes { get; init; } = 16 << 20;

    /// <summary>The deepest nesting of HTML or XML elements that is followed. Default: 400.</summary>
    public int MaxMarkupDepth { get; init; } = 400;

    /// <summary>How long a file may take that is read within the host's own process: HTML, Office documents, e-mail. Default: 10 s.</summary>
    public TimeSpan MarkupTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many entries an Office document may have as the ZIP archive that it is. Default: 10,000.</summary>
    public int MaxPackageEntries { get; init; } = 10_000;

    /// <summary>How much an Office document may unpack to, as far as it is read. Default: 128 MiB.</summary>
    public long MaxUnpackedBytes { get; init; } = 128L << 20;

    /// <summary>How many times its packed size a part of an Office document may unpack to, beyond the first 8 MiB. Default: 150.</summary>
    public int MaxUnpackedRatio { get; init; } = 150;

    /// <summary>How deep e-mails and their parts may be nested. Default: 8.</summary>
    public int MaxMailDepth { get; init; } = 8;

    /// <summary>How many parts an e-mail may have, with those of its attached e-mails. Default: 200.</summary>
    public int MaxMailParts { get; init; } = 200;

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

    /// <summary>How text is recognised on pages that are pictures.</summary>
    public RecognitionOptions Recognition { get; init; } = new();
}
