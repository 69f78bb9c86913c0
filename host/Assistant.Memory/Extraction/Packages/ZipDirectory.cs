using System.Buffers.Binary;

namespace Assistant.Memory.Extraction.Packages;

/// <summary>
/// Looks at the size of a ZIP archive's directory before anything builds it in memory: a few hundred megabytes of directory would take
/// gigabytes as objects.
/// </summary>
internal static class ZipDirectory
{
    // APPNOTE.TXT 4.3.16: the end record has 22 bytes and a comment of at most 65,535.
    private const int EndRecordBytes = 22;
    private const int MaxCommentBytes = ushort.MaxValue;
    private const int MaxDirectoryBytes = 8 << 20;

    /// <exception cref="ExtractionFailedException">There is no directory, or too large a one.</exception>
    public static void Check(Stream stream, int maxEntries)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndRecordBytes + MaxCommentBytes)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        stream.Seek(0, SeekOrigin.Begin);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndRecordBytes > tail.Length)
            throw new ExtractionFailedException(Failures.Truncated());

        var end = tail.AsSpan(at);
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        // ZIP64 says 65,535 entries, or an offset beyond 4 GiB: no document of an office has either.
        var directory = stream.Length - tail.Length + at - offset;
        if (entries > maxEntries || offset == uint.MaxValue || directory > MaxDirectoryBytes)
            throw new ExtractionFailedException(Failures.TooManyEntries(maxEntries));
    }
}
