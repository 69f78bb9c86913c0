namespace Assistant.Memory.Extraction;

/// <summary>How an extraction went.</summary>
public enum ExtractionOutcome
{
    /// <summary>Everything was read.</summary>
    Complete,

    /// <summary>A limit was reached; the pages up to there are here, and the note says what was left out.</summary>
    Partial,

    /// <summary>The file is readable but holds no text: a scan, which needs character recognition.</summary>
    NoText,

    /// <summary>The file asks for a password.</summary>
    Encrypted,

    /// <summary>The file is damaged or empty.</summary>
    Broken,

    /// <summary>A kind of file that the host cannot read.</summary>
    Unsupported,

    /// <summary>The file has more bytes than the limit.</summary>
    TooLarge,

    /// <summary>Reading took longer than the limit.</summary>
    TimedOut,

    /// <summary>Reading needed more memory than the limit.</summary>
    OutOfMemory,

    /// <summary>The source sent a web page (an error or login page) in place of the file.</summary>
    HtmlInsteadOfFile,
}
