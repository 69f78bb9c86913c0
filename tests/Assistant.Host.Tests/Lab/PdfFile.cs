using System.Globalization;
using System.Text;

namespace Assistant.Host.Tests.Lab;

/// <summary>Writes small, valid PDF 1.4 files: Helvetica 10 pt in WinAnsi.</summary>
internal static class PdfFile
{
    /// <summary>The first page shows its lines, all others one and the same line.</summary>
    public static byte[] Write(int pages, string otherPages, params string[] firstPage)
    {
        List<byte[]> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
            Encoding.ASCII.GetBytes($"<< /Type /Pages /Count {pages} /Kids [{string.Join(' ', Enumerable.Range(6, pages).Select(number => $"{number} 0 R"))}] >>"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"u8.ToArray(),
            Content(firstPage),
            Content([otherPages]),
            .. Enumerable.Range(0, pages).Select(page => Encoding.ASCII.GetBytes(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {(page == 0 ? 4 : 5)} 0 R >>")),
        ];
        using var file = new MemoryStream();
        file.Write("%PDF-1.4\n"u8);
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(string.Create(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n"));
            file.Write([.. Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"), .. objects[i], .. "\nendobj\n"u8]);
        }

        file.Write(Encoding.ASCII.GetBytes($"{table}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{file.Length}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] Content(IEnumerable<string> lines)
    {
        var body = $"BT /F1 10 Tf 12 TL 50 800 Td\n{string.Concat(lines.Select(line => $"({line}) Tj T*\n"))}ET";
        return Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Length {body.Length} >>\nstream\n{body}\nendstream"));
    }
}
