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
    public static byte[] WithPictureOnly() =>
        WithContents([Raw("q 400 0 0 400 50 200 cm\nBI /W 8 /H 8 /CS /G /BPC 1 ID "u8.ToArray().Concat(new byte[] { 170, 85, 170, 85, 170, 85, 170, 85 }).Concat("\nEI Q"u8.ToArray()).ToArray())], 1);

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
    private static byte[] WithContents(IReadOnlyList<byte[]> contents, int pages)
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
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {firstContent + Math.Min(i, contents.Count - 1)} 0 R >>")),
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
