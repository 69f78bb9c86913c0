using System.Globalization;
using System.Text;
using Assistant.Memory.Extraction.Children;
using Assistant.Memory.Extraction.Normalization;

namespace Assistant.Memory.Extraction.Pdf;

/// <summary>How poppler's <c>pdftotext</c> is called, and what it writes.</summary>
/// <remarks>
/// <para>
/// Why <c>-layout</c>: tried on municipal PDFs, each mode has one fault. The default mode tears tables into columns, so that a figure loses
/// its row, and joins “Persönlichkeits-⏎oder” to “Persönlichkeitsoder”. <c>-raw</c> keeps rows where the file was written in that order, but parts
/// cells by one space and puts footnotes first. <c>-layout</c> keeps rows, gaps between cells and hyphens; its one fault, that two
/// columns of prose share a line, is mended by <see cref="ColumnReflow"/>.
/// </para>
/// <para>Without <c>-q</c>: the error output tells a missing password from a damaged file.</para>
/// </remarks>
internal static class PdfToText
{
    /// <summary>One call reads all pages: form feeds part them.</summary>
    /// <param name="options">The program and the page limit.</param>
    /// <param name="file">The file; <c>-</c> for what comes by the standard input.</param>
    public static ChildCommand Command(ExtractionOptions options, string file) => new()
    {
        Program = options.PdfToText,
        Package = "poppler-utils",
        // One page more than allowed shows that there are more.
        Arguments = ["-layout", "-enc", "UTF-8", "-eol", "unix", "-l", (options.MaxPages + 1).ToString(CultureInfo.InvariantCulture), file, "-"],
    };

    public static ChildLimits Limits(ExtractionOptions options) => new()
    {
        Timeout = options.Timeout,
        CpuTime = options.CpuTime,
        MaxMemoryBytes = options.MaxMemoryBytes,
        MaxOutputBytes = options.MaxOutputBytes,
    };

    /// <summary>The normalised text of each page.</summary>
    public static List<string> Pages(ReadOnlyMemory<byte> output)
    {
        var text = Encoding.UTF8.GetString(output.Span);
        var pages = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\f', start);
            if (end < 0)
                end = text.Length;
            pages.Add(TextNormalizer.Normalize(text[start..end], isLayout: true));
            start = end + 1;
        }

        return pages;
    }
}
