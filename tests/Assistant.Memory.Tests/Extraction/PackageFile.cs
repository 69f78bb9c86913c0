using System.IO.Compression;
using System.Text;

namespace Assistant.Memory.Tests.Extraction;

/// <summary>Writes small Office documents: the parts as XML, packed as the formats ask.</summary>
internal static class PackageFile
{
    private const string WordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>A Word document of a body, in the prefix <c>w</c>.</summary>
    public static byte[] Word(string body, string styles = "", string footnotes = "") => Zip(
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("word/document2.xml", $"""<w:document xmlns:w="{WordNamespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>"""),
        ("word/styles.xml", $"""<w:styles xmlns:w="{WordNamespace}">{styles}</w:styles>"""),
        ("word/footnotes.xml", $"""<w:footnotes xmlns:w="{WordNamespace}">{footnotes}</w:footnotes>"""),
        ("word/header1.xml", $"""<w:hdr xmlns:w="{WordNamespace}"><w:p><w:r><w:t>Kopfzeile</w:t></w:r></w:p></w:hdr>"""));

    public static string Paragraph(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    /// <summary>A workbook: the name, the state and the rows of each sheet.</summary>
    public static byte[] Workbook(string sharedStrings, string styles, params (string Name, string State, string Sheet)[] sheets)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var names = string.Concat(sheets.Select((sheet, i) => $"""<sheet name="{sheet.Name}" sheetId="{i + 1}" state="{sheet.State}" r:id="rId{i + 1}"/>"""));
        var targets = string.Concat(sheets.Select((_, i) => $"""<Relationship Id="rId{i + 1}" Type="{relations}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""));
        return Zip(
        [
            ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""),
            ("xl/workbook.xml", $"""<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>{names}</sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{targets}</Relationships>"""),
            ("xl/sharedStrings.xml", $"""<sst xmlns="{main}">{sharedStrings}</sst>"""),
            ("xl/styles.xml", $"""<styleSheet xmlns="{main}">{styles}</styleSheet>"""),
            .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="{main}">{sheet.Sheet}</worksheet>""")),
        ]);
    }

    /// <summary>An OpenDocument file: <c>text</c> or <c>spreadsheet</c>, and what stands in it.</summary>
    public static byte[] OpenDocument(string kind, string content, string styles = "", string manifest = "") => Zip(
        ("mimetype", "application/vnd.oasis.opendocument." + kind),
        ("META-INF/manifest.xml", $"""<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{manifest}</manifest>"""),
        ("content.xml",
            $"""
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
              xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
            <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{kind}>{content}</office:{kind}></office:body></office:document-content>
            """));

    public static byte[] Zip(params (string Name, string Content)[] parts) => Zip(parts.Select(part => (part.Name, (Action<Stream>)(stream => stream.Write(Encoding.UTF8.GetBytes(part.Content))))));

    /// <summary>An archive whose parts are written as a stream: bombs are too large to be held.</summary>
    public static byte[] Zip(IEnumerable<(string Name, Action<Stream> Write)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, write) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                write(part);
            }
        }

        return bytes.ToArray();
    }
}
