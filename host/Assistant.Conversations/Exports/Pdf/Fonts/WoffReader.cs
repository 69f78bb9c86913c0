using System.Buffers.Binary;
using System.IO.Compression;

namespace Assistant.Conversations.Exports.Pdf.Fonts;

/// <summary>Unpacks WOFF 1.0 (www.w3.org/TR/WOFF) into its font: each table is stored as it is or compressed with zlib.</summary>
internal static class WoffReader
{
    private const uint Signature = 0x774F4646; // wOFF
    private const int HeaderBytes = 44;
    private const int EntryBytes = 20;
    private const int MaxFontBytes = 32 << 20;

    /// <summary>The tables of the font by their tags.</summary>
    /// <param name="woff">The file.</param>
    /// <exception cref="InvalidDataException">It is no WOFF file, or damaged.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(byte[] woff)
    {
        if (woff.Length < HeaderBytes || BinaryPrimitives.ReadUInt32BigEndian(woff) != Signature)
            throw new InvalidDataException("The file is no WOFF font.");
        if (BinaryPrimitives.ReadUInt32BigEndian(woff.AsSpan(16)) > MaxFontBytes)
            throw new InvalidDataException("The WOFF font is larger than fonts are.");
        var count = BinaryPrimitives.ReadUInt16BigEndian(woff.AsSpan(12));
        if (HeaderBytes + (count * EntryBytes) > woff.Length)
            throw new InvalidDataException("The WOFF font ends within its list of tables.");
        var tables = new Dictionary<string, byte[]>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var entry = woff.AsSpan(HeaderBytes + (i * EntryBytes), EntryBytes);
            tables[System.Text.Encoding.ASCII.GetString(entry[..4])] = Table(woff, BinaryPrimitives.ReadUInt32BigEndian(entry[4..]), BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
        }

        return tables;
    }

    private static byte[] Table(byte[] woff, uint offset, uint storedBytes, uint bytes)
    {
        if ((long)offset + storedBytes > woff.Length || storedBytes > bytes || bytes > MaxFontBytes)
            throw new InvalidDataException("A table of the WOFF font lies outside of the file.");
        if (storedBytes == bytes)
            return woff.AsSpan((int)offset, (int)bytes).ToArray();
        var table = new byte[bytes];
        using var zlib = new ZLibStream(new MemoryStream(woff, (int)offset, (int)storedBytes, writable: false), CompressionMode.Decompress);
        try
        {
            zlib.ReadExactly(table);
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("A table of the WOFF font is shorter than it says.", exception);
        }

        return table;
    }
}
