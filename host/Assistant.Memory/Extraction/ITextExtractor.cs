using Assistant.Memory.Extraction.Recognition;

namespace Assistant.Memory.Extraction;

/// <summary>Turns the bytes of a document into text by page. Thread-safe.</summary>
public interface ITextExtractor
{
    /// <summary>Reads the text of a file. A bad document is an outcome, not an exception.</summary>
    /// <param name="file">The bytes, on disk and complete.</param>
    /// <param name="claimedMediaType">
    /// What the source says it is (<c>application/pdf</c>, or merely <c>pdf</c>); the bytes are trusted more. <see langword="null"/>: the
    /// bytes alone decide.
    /// </param>
    /// <param name="cancellationToken">Ends the work and kills the child process.</param>
    /// <returns>The pages and how it went.</returns>
    /// <exception cref="ExtractionToolMissingException">A program that the host needs for this kind of file is not installed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; no child process is left.</exception>
    Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, CancellationToken cancellationToken);

    /// <summary>Reads the text of a file, but pictures of pages only where there is time for it.</summary>
    /// <param name="file">The bytes, on disk and complete.</param>
    /// <param name="claimedMediaType">What the source says it is.</param>
    /// <param name="recognition">How much may be recognised in pictures now, which takes seconds a page; the rest is left out, or put off.</param>
    /// <param name="cancellationToken">Ends the work and kills the child process.</param>
    /// <returns>The pages and how it went.</returns>
    /// <exception cref="ExtractionToolMissingException">A program that the host needs for this kind of file is not installed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; no child process is left.</exception>
    Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, RecognitionLimits recognition, CancellationToken cancellationToken);

    /// <summary>Whether text is recognised in pictures: it is switched on, and the program is there.</summary>
    bool CanRecognize { get; }

    /// <summary>Reads a text that the source has sent itself (<c>SourceFile.Text</c>).</summary>
    /// <param name="text">Plain text, HTML or Markdown; form feeds separate pages in plain text.</param>
    /// <param name="claimedMediaType">Which of the three; <see langword="null"/>: HTML where it begins like HTML, else plain text.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The pages and how it went.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    ExtractedText Extract(string text, string? claimedMediaType, CancellationToken cancellationToken);
}
