using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Assistant.Conversations.Exports.Pdf;

/// <summary>Writes the objects of a PDF 1.7 file (ISO 32000-1). Not thread-safe.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    /// <summary>Adds an object.</summary>
    /// <returns>Its number.</returns>
    public int Add(string body)
    {
        var number = Reserve();
        Set(number, body);
        return number;
    }

    public void Set(int number, string body) => _objects[number - 1] = Encoding.Latin1.GetBytes(body);

    /// <summary>Adds a stream.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="entries">Further entries of its dictionary.</param>
    /// <param name="compress">Whether it is packed; metadata are not, so that every program finds them.</param>
    public int AddStream(byte[] content, string entries = "", bool compress = true)
    {
        var bytes = compress ? Packed(content) : content;
        var head = string.Create(CultureInfo.InvariantCulture, $"<< {entries}{(compress ? " /Filter /FlateDecode" : "")} /Length {bytes.Length} >>\nstream\n");
        var number = Reserve();
        _objects[number - 1] = [.. Encoding.Latin1.GetBytes(head), .. bytes, .. "\nendstream"u8];
        return number;
    }

    /// <summary>The whole file.</summary>
    /// <param name="trailer">The trailer's entries beside the size.</param>
    public byte[] Write(string trailer)
    {
        using var file = new MemoryStream();
        // The second line tells programs that transfer files that this one is binary (7.5.2).
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n"));
        for (var i = 0; i < _objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Write([.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n")), .. _objects[i]!, .. "\nendobj\n"u8]);
        }

        var start = file.Length;
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{table}trailer\n<< /Size {_objects.Count + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n")));
        return file.ToArray();
    }

    /// <summary>A number as PDF writes it.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A reference to an object.</summary>
    public static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} 0 R");

    /// <summary>A text for people, in UTF-16 (7.9.2.2).</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A string of ASCII characters, such as an address.</summary>
    public static string Ascii(string text) =>
        $"({string.Concat(text.Select(letter => letter is '(' or ')' or '\\' ? "\\" + letter : letter is > ' ' and < '\x7f' ? letter.ToString() : "%" + ((int)letter).ToString("X2", CultureInfo.InvariantCulture)))})";

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(content);
        return packed.ToArray();
    }
}
