using System.Buffers.Binary;
using System.Text;

namespace Assistant.Conversations.Exports.Pdf.Fonts;

/// <summary>Writes a TrueType font with the outlines of some glyphs alone (learn.microsoft.com/typography/opentype/spec/glyf).</summary>
internal static class GlyphSubset
{
    private const int LongOffsets = 1;
    private const int OffsetFormat = 50;

    // ISO 32000-1, 9.9: what an embedded TrueType program needs.
    private static readonly string[] s_kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    public static byte[] Write(IReadOnlyDictionary<string, byte[]> tables, IEnumerable<int> glyphs)
    {
        var offsets = Offsets(tables);
        var wanted = new SortedSet<int>();
        var open = new Stack<int>(glyphs.Prepend(0));
        while (open.TryPop(out var glyph))
        {
            if (glyph >= offsets.Length - 1 || !wanted.Add(glyph))
                continue;
            foreach (var part in Parts(tables["glyf"].AsSpan(offsets[glyph]..offsets[glyph + 1])))
                open.Push(part);
        }

        using var outlines = new MemoryStream();
        var loca = new byte[4 * offsets.Length];
        for (var glyph = 0; glyph < offsets.Length - 1; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * glyph), (uint)outlines.Length);
            if (wanted.Contains(glyph))
                outlines.Write(tables["glyf"].AsSpan(offsets[glyph]..offsets[glyph + 1]));
            outlines.SetLength((outlines.Length + 3) & ~3);
            outlines.Position = outlines.Length;
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(^4..), (uint)outlines.Length);
        var head = tables["head"].ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(OffsetFormat), LongOffsets);
        return Sfnt(s_kept.Where(tables.ContainsKey).Select(tag => (tag, tag switch { "glyf" => outlines.ToArray(), "loca" => loca, "head" => head, _ => tables[tag] })).ToList());
    }

    private static int[] Offsets(IReadOnlyDictionary<string, byte[]> tables)
    {
        var loca = tables["loca"];
        return BinaryPrimitives.ReadInt16BigEndian(tables["head"].AsSpan(OffsetFormat)) == LongOffsets
            ? [.. Enumerable.Range(0, loca.Length / 4).Select(i => (int)BinaryPrimitives.ReadUInt32BigEndian(loca.AsSpan(4 * i)))]
            : [.. Enumerable.Range(0, loca.Length / 2).Select(i => 2 * BinaryPrimitives.ReadUInt16BigEndian(loca.AsSpan(2 * i)))];
    }

    // “ä” is made of “a” and two points.
    private static List<int> Parts(ReadOnlySpan<byte> glyph)
    {
        const int wordArguments = 0x1, scale = 0x8, more = 0x20, twoScales = 0x40, matrix = 0x80;
        var parts = new List<int>();
        if (glyph.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(glyph) >= 0)
            return parts;
        for (var (at, flags) = (10, more); (flags & more) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(glyph[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(glyph[(at + 2)..]));
            at += 4 + ((flags & wordArguments) != 0 ? 4 : 2) + ((flags & scale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0);
        }

        return parts;
    }

    private static byte[] Sfnt(List<(string Tag, byte[] Bytes)> tables)
    {
        var directory = 12 + (16 * tables.Count);
        var font = new byte[directory + tables.Sum(table => (table.Bytes.Length + 3) & ~3)];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(font, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(10), (ushort)((16 * tables.Count) - (16 << power)));
        var at = directory;
        for (var i = 0; i < tables.Count; i++)
        {
            var entry = font.AsSpan(12 + (16 * i), 16);
            var bytes = tables[i].Bytes;
            Encoding.ASCII.GetBytes(tables[i].Tag, entry);
            bytes.CopyTo(font.AsSpan(at));
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(font.AsSpan(at, (bytes.Length + 3) & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)bytes.Length);
            at += (bytes.Length + 3) & ~3;
        }

        return font;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i += 4)
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        return sum;
    }
}
