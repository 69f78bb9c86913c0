using System.Buffers.Binary;

namespace Assistant.Conversations.Exports.Pdf.Fonts;

/// <summary>Which glyph a character has: the table <c>cmap</c> in its formats 4 and 12 (learn.microsoft.com/typography/opentype/spec/cmap).</summary>
internal static class CharacterMap
{
    private const int Unicode = 0;
    private const int Windows = 3;

    /// <summary>Glyphs by code point.</summary>
    public static IReadOnlyDictionary<int, int> Read(byte[] cmap)
    {
        var glyphs = new Dictionary<int, int>();
        var count = U16(cmap, 2);
        for (var i = 0; i < count; i++)
        {
            var offset = (int)U32(cmap, 4 + (8 * i) + 4);
            if (U16(cmap, 4 + (8 * i)) is not (Unicode or Windows))
                continue;
            if (U16(cmap, offset) == 4)
                ReadSegments(cmap.AsSpan(offset), glyphs);
            else if (U16(cmap, offset) == 12)
                ReadGroups(cmap.AsSpan(offset), glyphs);
        }

        return glyphs;
    }

    private static void ReadSegments(ReadOnlySpan<byte> table, Dictionary<int, int> glyphs)
    {
        var segments = U16(table, 6) / 2;
        var (ends, starts) = (14, 16 + (2 * segments));
        var (deltas, ranges) = (starts + (2 * segments), starts + (4 * segments));
        for (var i = 0; i < segments; i++)
        {
            var (start, end, delta, range) = (U16(table, starts + (2 * i)), U16(table, ends + (2 * i)), U16(table, deltas + (2 * i)), U16(table, ranges + (2 * i)));
            for (var code = start; code <= end && code != 0xFFFF; code++)
            {
                var glyph = range == 0 ? code : U16(table, ranges + (2 * i) + range + (2 * (code - start)));
                if (glyph != 0 && ((glyph + delta) & 0xFFFF) is > 0 and var found)
                    glyphs.TryAdd(code, found);
            }
        }
    }

    private static void ReadGroups(ReadOnlySpan<byte> table, Dictionary<int, int> glyphs)
    {
        var groups = (int)U32(table, 12);
        for (var i = 0; i < groups; i++)
        {
            var (start, end, glyph) = ((int)U32(table, 16 + (12 * i)), (int)U32(table, 20 + (12 * i)), (int)U32(table, 24 + (12 * i)));
            for (var code = start; code <= end; code++)
                glyphs.TryAdd(code, glyph + code - start);
        }
    }

    private static int U16(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table[at..]);

    private static uint U32(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadUInt32BigEndian(table[at..]);
}
