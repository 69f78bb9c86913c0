using System.Runtime.InteropServices;
using Assistant.Memory.Indexing.Segments.Filtering;
using Assistant.Memory.Indexing.Segments.Format;

namespace Assistant.Memory.Indexing.Segments.Storage;

/// <summary>Which documents of a segment were deleted: a bit for each, and a checksum. Written anew with every change.</summary>
internal static class DeletesFile
{
    private const int Head = 16;
    private const uint Magic = 0x314C4544; // "DEL1"

    public static void Write(DocumentSet deleted, Stream stream)
    {
        var bits = MemoryMarshal.AsBytes(deleted.Bits);
        var head = new ByteWriter(Head);
        head.UInt32(Magic);
        head.Int32(deleted.Documents);
        head.UInt32(Crc32C.Of(bits));
        head.UInt32(0);
        stream.Write(head.Written);
        stream.Write(bits);
    }

    /// <exception cref="IndexDamagedException">It is damaged, or of another segment.</exception>
    public static DocumentSet Read(ReadOnlySpan<byte> bytes, int documents)
    {
        var reader = new ByteReader(bytes);
        var (magic, count, checksum, _) = (reader.UInt32(), reader.Int32(), reader.UInt32(), reader.UInt32());
        var bits = bytes[Head..];
        if (magic != Magic || count != documents || bits.Length != (documents + 63) / 64 * sizeof(ulong) || Crc32C.Of(bits) != checksum)
            throw new IndexDamagedException("a list of deleted documents does not have its checksum");
        var deleted = new DocumentSet(documents);
        deleted.Read(MemoryMarshal.Cast<byte, ulong>(bits));
        return deleted;
    }
}
