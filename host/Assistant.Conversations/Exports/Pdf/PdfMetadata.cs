using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Assistant.Conversations.Exports.Pdf;

/// <summary>What a PDF file says of itself.</summary>
internal static class PdfMetadata
{
    /// <summary>Adds metadata in XMP (ISO 16684-1).</summary>
    /// <returns>The number of the object.</returns>
    public static int Write(PdfFile file, ExportDocument document)
    {
        var (title, language, date) = (SecurityElement.Escape(Plain(document.Title)), document.Culture.Name, document.MadeAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        var xmp = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
            <dc:format>application/pdf</dc:format>
            <xmp:CreateDate>{date}</xmp:CreateDate>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
        return file.AddStream(Encoding.UTF8.GetBytes(xmp), "/Type /Metadata /Subtype /XML", compress: false);
    }

    /// <summary>Adds the older dictionary that says the same.</summary>
    public static int WriteInfo(PdfFile file, ExportDocument document)
    {
        var at = document.MadeAt;
        var date = string.Create(CultureInfo.InvariantCulture, $"D:{at:yyyyMMddHHmmss}{(at.Offset < TimeSpan.Zero ? '-' : '+')}{at.Offset:hh}'{at.Offset:mm}'");
        return file.Add($"<< /Title {PdfFile.Text(document.Title)} /Subject {PdfFile.Text(document.City)} /CreationDate ({date}) >>");
    }

    /// <summary>What names the file (ISO 32000-1, 14.4).</summary>
    public static string Id(ExportDocument document)
    {
        var id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{document.City}\n{document.Title}\n{document.MadeAt:O}"))).AsSpan(0, 16));
        return $"/ID [<{id}> <{id}>]";
    }

    // XML holds no control characters.
    private static string Plain(string text) => new([.. text.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]);
}
