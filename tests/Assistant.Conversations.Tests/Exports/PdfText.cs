using System.Diagnostics;
using System.Text;

namespace Assistant.Conversations.Tests.Exports;

/// <summary>Asks poppler's tools about a PDF file.</summary>
internal static class PdfText
{
    /// <summary>The text, with a form feed behind each page.</summary>
    public static Task<string> ReadAsync(byte[] pdf) => RunAsync(pdf, "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-");

    /// <summary>What the file says of itself.</summary>
    public static Task<string> InfoAsync(byte[] pdf) => RunAsync(pdf, "pdfinfo", "FILE");

    /// <summary>The structure with its text, as screen readers see it.</summary>
    public static Task<string> StructureAsync(byte[] pdf) => RunAsync(pdf, "pdfinfo", "-struct-text", "FILE");

    /// <summary>The links with their pages.</summary>
    public static Task<string> LinksAsync(byte[] pdf) => RunAsync(pdf, "pdfinfo", "-url", "FILE");

    private static async Task<string> RunAsync(byte[] pdf, string program, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".pdf");
        try
        {
            await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument == "FILE" ? file : argument);
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            (await errors).ShouldBeEmpty();
            process.ExitCode.ShouldBe(0);
            return await output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
