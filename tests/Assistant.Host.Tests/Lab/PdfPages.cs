using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Assistant.Host.Tests.Lab;

/// <summary>What <c>pdftotext</c> prints of the pages of the demo's files, without white space.</summary>
internal static class PdfPages
{
    private static readonly ConcurrentDictionary<string, Task<string[]>> Files = new(StringComparer.Ordinal);

    /// <summary>Whether a page shows a text; white space and hyphens at the ends of lines do not count.</summary>
    public static async Task<bool> ShowsAsync(string file, int page, string text)
    {
        foreach (var mode in (string[])["-layout", "-raw"])
        {
            var pages = await Files.GetOrAdd($"{mode} {file}", _ => ReadAsync(file, mode));
            if (page <= pages.Length && Fold(pages[page - 1]).Contains(Fold(text), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string Fold(string text) =>
        string.Concat(text.Replace("-\n", "\n", StringComparison.Ordinal).Where(character => !char.IsWhiteSpace(character)));

    private static async Task<string[]> ReadAsync(string file, string mode)
    {
        var start = new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", mode, file, "-"]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        process.ExitCode.ShouldBe(0, string.Create(CultureInfo.InvariantCulture, $"pdftotext {file}"));
        return text.Split('\f');
    }
}
