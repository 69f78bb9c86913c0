using System.Buffers.Binary;

namespace Assistant.Conversations.Exports.Pdf.Fonts;

/// <summary>What a PDF needs of a TrueType font: widths, glyphs by character, and the outlines of some of them. Immutable.</summary>
internal sealed class TrueTypeFont
{
    private const int Em = 1_000;
    private readonly IReadOnlyDictionary<string, byte[]> _tables;
    private readonly IReadOnlyDictionary<int, int> _glyphs;
    private readonly int[] _widths;
    private readonly int _unitsPerEm;

    public TrueTypeFont(string name, IReadOnlyDictionary<string, byte[]> tables)
    {
        Name = name;
        _tables = tables;
        _glyphs = CharacterMap.Read(tables["cmap"]);
        _unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(tables["head"].AsSpan(18));
        var (hhea, os2) = (tables["hhea"], tables["OS/2"]);
        (Ascent, Descent) = (Scaled(I16(hhea, 4)), Scaled(I16(hhea, 6)));
        CapHeight = os2.Length >= 90 ? Scaled(I16(os2, 88)) : Ascent;
        Box = [.. Enumerable.Range(0, 4).Select(i => Scaled(I16(tables["head"], 36 + (2 * i))))];
        var metrics = BinaryPrimitives.ReadUInt16BigEndian(hhea.AsSpan(34));
        var count = BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].AsSpan(4));
        // What has no width of its own has that of the last.
        _widths = [.. Enumerable.Range(0, count).Select(glyph => Scaled(BinaryPrimitives.ReadUInt16BigEndian(tables["hmtx"].AsSpan(4 * Math.Min(glyph, metrics - 1)))))];
    }

    /// <summary>The PostScript name.</summary>
    public string Name { get; }

    /// <summary>Above the base line; all measures in thousandths of the size.</summary>
    public int Ascent { get; }

    /// <summary>Below the base line; negative.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    /// <summary>Left, bottom, right and top of all glyphs together.</summary>
    public IReadOnlyList<int> Box { get; }

    /// <summary>The glyph of a character; 0 where the font has none.</summary>
    public int GlyphOf(int codePoint) => _glyphs.GetValueOrDefault(codePoint);

    public int WidthOf(int glyph) => _widths[glyph];

    /// <summary>The font with the outlines of some glyphs, which keep their numbers.</summary>
    public byte[] Subset(IEnumerable<int> glyphs) => GlyphSubset.Write(_tables, glyphs);

    private int Scaled(int units) => (int)Math.Round((double)units * Em / _unitsPerEm);

    private static short I16(byte[] table, int at) => BinaryPrimitives.ReadInt16BigEndian(table.AsSpan(at));
}
