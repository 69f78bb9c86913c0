using System.Globalization;
using System.Text;
using Assistant.Conversations.Exports.Pdf.Fonts;

namespace Assistant.Conversations.Exports.Pdf;

/// <summary>A font in a PDF file: remembers which glyphs are used, and embeds these. Not thread-safe.</summary>
/// <param name="resource">What pages call it: <c>F1</c>.</param>
/// <param name="font">The font.</param>
internal sealed class PdfFont(string resource, TrueTypeFont font)
{
    private const char Replacement = '\uFFFD';

    /// <summary>As many entries as one block of a character map may have (Adobe Technical Note 5014).</summary>
    private const int MapBlock = 100;

    private const int NonSymbolic = 32;
    private const int StemWidth = 80;
    private readonly SortedDictionary<int, int> _used = [];

    public string Resource { get; } = resource;

    public TrueTypeFont Font { get; } = font;

    /// <summary>Whether a character is shown as a replacement, since the font lacks it.</summary>
    public bool Lacks(Rune rune) => Font.GlyphOf(rune.Value) == 0;

    /// <summary>The width of a text, in thousandths of the size.</summary>
    public int WidthOf(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Font.WidthOf(Glyph(rune));
        return width;
    }

    /// <summary>A text as the numbers of its glyphs, which are then embedded.</summary>
    public string Encode(IEnumerable<Rune> text)
    {
        var codes = new StringBuilder();
        foreach (var rune in text)
        {
            var glyph = Glyph(rune);
            _used.TryAdd(glyph, Lacks(rune) ? Replacement : rune.Value);
            codes.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        return codes.ToString();
    }

    /// <summary>Writes the font's objects (ISO 32000-1, 9.7: a composite font with the glyphs' own numbers).</summary>
    /// <param name="file">The file.</param>
    /// <returns>The number of the font's object.</returns>
    public int Write(PdfFile file)
    {
        var name = $"{Tag()}+{Font.Name}";
        var program = Font.Subset(_used.Keys);
        var stream = file.AddStream(program, string.Create(CultureInfo.InvariantCulture, $"/Length1 {program.Length}"));
        var descriptor = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{name} /Flags {NonSymbolic} /FontBBox [{string.Join(' ', Font.Box)}] /ItalicAngle 0 /Ascent {Font.Ascent} /Descent {Font.Descent} /CapHeight {Font.CapHeight} /StemV {StemWidth} /FontFile2 {stream} 0 R >>"));
        var widths = string.Join(' ', _used.Keys.Select(glyph => string.Create(CultureInfo.InvariantCulture, $"{glyph} [{Font.WidthOf(glyph)}]")));
        var descendant = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /W [{widths}] >>"));
        var map = file.AddStream(Encoding.ASCII.GetBytes(CharacterMap()));
        return file.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {map} 0 R >>"));
    }

    private int Glyph(Rune rune) => Font.GlyphOf(rune.Value) is > 0 and var glyph ? glyph : Font.GlyphOf(Replacement);

    // Which characters the glyphs stand for, so that the text can be searched, copied and read out.
    private string CharacterMap()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in _used.Chunk(MapBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, code) in block)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(code)))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    // Six letters before the name say that the font is a part of one (9.6.4); made of the glyphs, so that the same text gives the same file.
    private string Tag()
    {
        const int letters = 26, length = 6;
        var hash = 17u;
        foreach (var glyph in _used.Keys)
            hash = unchecked((hash * 31) + (uint)glyph);
        return string.Create(length, hash, static (tag, value) =>
        {
            for (var i = 0; i < tag.Length; i++, value /= letters)
                tag[i] = (char)('A' + (value % letters));
        });
    }
}
