using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Assistant.Memory.Tests.Extraction;

/// <summary>Writes small, valid PDF 1.4 files: Helvetica 10 pt in WinAnsi.</summary>
internal static class PdfFile
{
    /// <summary>A page for each list of lines.</summary>
    public static byte[] WithPages(params IReadOnlyList<string>[] pages) =>
        WithContents([.. pages.Select(lines => Raw(Lines(lines)))], pages.Length);

    /// <summary>Any number of pages that all show the same line.</summary>
    public static byte[] WithSamePage(int pages, params IReadOnlyList<string> lines) => WithContents([Raw(Lines(lines))], pages);

    /// <summary>A page that shows a picture and no text.</summary>
    public static byte[] WithPictureOnly(int pageWidth = 595, int pageHeight = 842) =>
        WithContents(pageWidth, pageHeight, [Raw("q 400 0 0 400 50 200 cm\nBI /W 8 /H 8 /CS /G /BPC 1 ID "u8.ToArray().Concat(new byte[] { 170, 85, 170, 85, 170, 85, 170, 85 }).Concat("\nEI Q"u8.ToArray()).ToArray())], 1);

    /// <summary>A page that is the picture of one, with a line of text stamped on it.</summary>
    public static byte[] WithScan((int Width, int Height, byte[] Pixels) picture, string stamp) => WithContents(
        595,
        842,
        [Raw([.. "q 595 0 0 842 0 0 cm /I1 Do Q\n"u8, .. Lines([stamp])])],
        1,
        "",
        Stream(picture.Pixels, string.Create(CultureInfo.InvariantCulture, $"/Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} /ColorSpace /DeviceGray /BitsPerComponent 8 ")));

    /// <summary>Pages turned by that many degrees.</summary>
    public static byte[] WithTurnedPage(int degrees, params IReadOnlyList<string> lines) =>
        WithContents(595, 842, [Raw(Lines(lines))], 1, string.Create(CultureInfo.InvariantCulture, $"/Rotate {degrees} "));

    /// <summary>A page with lines at places of their own, in points from the lower left corner.</summary>
    public static byte[] WithPlaces(params (int X, int Y, string Line)[] places) => WithContents(
        [Raw(Encoding.Latin1.GetBytes($"BT /F1 8 Tf\n{string.Concat(places.Select(place => string.Create(CultureInfo.InvariantCulture, $"1 0 0 1 {place.X} {place.Y} Tm ({place.Line}) Tj\n")))}ET"))],
        1);

    /// <summary>A file that declares that many pages and has one.</summary>
    public static byte[] Declaring(int pages)
    {
        var file = Encoding.Latin1.GetString(WithPages(["Seite"]));
        return Encoding.Latin1.GetBytes(file.Replace("/Count 1 ", string.Create(CultureInfo.InvariantCulture, $"/Count {pages} "), StringComparison.Ordinal));
    }

    /// <summary>A page whose compressed content unpacks to that many words, all within the page.</summary>
    public static byte[] WithBomb(int words)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write("BT /F1 4 Tf\n"u8);
            for (var i = 0; i < words; i++)
                deflate.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"1 0 0 1 {10 + (i * 37 % 500)} {10 + (i * 13 % 800)} Tm (Wort) Tj\n")));
            deflate.Write("ET"u8);
        }

        return WithContents([Stream(packed.ToArray(), "/Filter /FlateDecode ")], 1);
    }

    private static byte[] Lines(IReadOnlyList<string> lines)
    {
        var body = new StringBuilder("BT /F1 10 Tf 12 TL 50 800 Td\n");
        foreach (var line in lines)
            body.Append('(').Append(line.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)).Append(") Tj T*\n");
        return Encoding.Latin1.GetBytes(body.Append("ET").ToString());
    }

    private static byte[] Raw(byte[] content) => Stream(content, "");

    private static byte[] Stream(byte[] content, string filter) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< {filter}/Length {content.Length} >>\nstream\n")), .. content, .. "\nendstream"u8];

    // Page i shows content i, or the only one.
    private static byte[] WithContents(IReadOnlyList<byte[]> contents, int pages) => WithContents(595, 842, contents, pages);

    private static byte[] WithContents(int width, int height, IReadOnlyList<byte[]> contents, int pages, string extra = "", params byte[][] others)
    {
        const int firstContent = 4;
        var firstPage = firstContent + contents.Count;
        var kids = string.Join(' ', Enumerable.Range(firstPage, pages).Select(number => $"{number} 0 R"));
        List<byte[]> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
            Encoding.ASCII.GetBytes($"<< /Type /Pages /Count {pages} /Kids [{kids}] >>"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"u8.ToArray(),
            .. contents,
            .. Enumerable.Range(0, pages).Select(i => Encoding.ASCII.GetBytes(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] {extra}/Resources << /Font << /F1 3 0 R >> {(others.Length == 0 ? "" : $"/XObject << /I1 {firstPage + pages} 0 R >> ")}>> /Contents {firstContent + Math.Min(i, contents.Count - 1)} 0 R >>")),
            .. others,
        ];
        using var file = new MemoryStream();
        file.Write("%PDF-1.4\n"u8);
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(string.Create(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n"));
            file.Write(Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Length;
        file.Write(Encoding.ASCII.GetBytes($"{table}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }
}
