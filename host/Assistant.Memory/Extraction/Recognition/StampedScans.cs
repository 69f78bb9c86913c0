using System.Globalization;
using System.Text;
using Assistant.Memory.Extraction.Children;

namespace Assistant.Memory.Extraction.Recognition;

/// <summary>
/// Tells a scan on which a council system has stamped a line such as “Ö 5” from a page on which there simply is not more: on the one lies a large
/// picture. Reading such a page costs a second, so it is worth finding out.
/// </summary>
internal sealed class StampedScans(ExtractionOptions options, ChildProcessRunner children)
{
    private const int MaxStamp = 24;
    private const int BlockBytes = 1 << 20;

    // A4 at 75 dpi; logos are smaller.
    private const int MinPixels = 500_000;

    /// <summary>Whether a page has so little text that it may be a stamp on a scan.</summary>
    public static bool IsShort(ExtractedPage page) =>
        page.Text.Length is > 0 and <= 2 * MaxStamp && page.Text.Count(char.IsLetterOrDigit) <= MaxStamp;

    /// <summary>Those of the pages on which a large picture lies.</summary>
    public async Task<IReadOnlySet<int>> FindAsync(FileInfo pdf, IReadOnlyList<int> pages, CancellationToken cancellationToken)
    {
        if (pages.Count == 0 || ProgramPath.Find(options.Recognition.PdfImages) is null || !await HasPictureAsync(pdf, cancellationToken))
            return new HashSet<int>();
        var command = new ChildCommand
        {
            Program = options.Recognition.PdfImages,
            Package = "poppler-utils",
            Arguments = ["-list", "-f", Number(pages[0]), "-l", Number(pages[^1]), pdf.FullName],
        };
        var limits = new ChildLimits { Timeout = options.Timeout, CpuTime = options.CpuTime, MaxMemoryBytes = options.MaxMemoryBytes, MaxOutputBytes = options.MaxOutputBytes };
        var result = await children.RunAsync(command, limits, cancellationToken);
        return LargePictures(Encoding.ASCII.GetString(result.Output.Span)).Intersect(pages).ToHashSet();
    }

    // page num type width height …
    private static IEnumerable<int> LargePictures(string list)
    {
        foreach (var line in list.Split('\n'))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 4 && int.TryParse(fields[0], CultureInfo.InvariantCulture, out var page)
                && long.TryParse(fields[3], CultureInfo.InvariantCulture, out var width) && long.TryParse(fields[4], CultureInfo.InvariantCulture, out var height) && width * height >= MinPixels)
                yield return page;
        }
    }

    // ISO 32000-1, 7.5.7: a stream, and so a picture, never lies within a compressed object: its dictionary stands in the open.
    private static async Task<bool> HasPictureAsync(FileInfo pdf, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(pdf.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: false);
        var block = new byte[(int)Math.Min(BlockBytes, stream.Length + 1)];
        var kept = 0;
        while (await stream.ReadAsync(block.AsMemory(kept), cancellationToken) is var read and > 0)
        {
            var bytes = block.AsSpan(0, kept + read);
            if (bytes.IndexOf("/Image"u8) >= 0)
                return true;
            kept = Math.Min("/Image".Length, bytes.Length);
            bytes[^kept..].CopyTo(block);
        }

        return false;
    }

    private static string Number(int page) => page.ToString(CultureInfo.InvariantCulture);
}
