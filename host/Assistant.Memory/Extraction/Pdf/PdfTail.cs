namespace Assistant.Memory.Extraction.Pdf;

/// <summary>Looks whether the end of a PDF file is there; poppler repairs cut-off files silently and loses pages.</summary>
internal static class PdfTail
{
    // Annex H of ISO 32000-1 asks readers to look in the last 1,024 bytes; scanners and mail gateways append more.
    private const int TailBytes = 4096;

    public static async Task<bool> IsThereAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: false);
        stream.Seek(-Math.Min(stream.Length, TailBytes), SeekOrigin.End);
        var tail = new byte[TailBytes];
        var read = await stream.ReadAtLeastAsync(tail, TailBytes, throwOnEndOfStream: false, cancellationToken);
        return tail.AsSpan(0, read).IndexOf("%%EOF"u8) >= 0 || tail.AsSpan(0, read).IndexOf("startxref"u8) >= 0;
    }
}
