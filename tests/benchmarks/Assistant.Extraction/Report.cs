using System.Globalization;
using System.Text;
using Assistant.Memory.Extraction;
using Assistant.Memory.Splitting;

namespace Assistant.Extraction;

/// <summary>What became of a file, for reading with one's own eyes.</summary>
internal static class Report
{
    public static string Of(FileInfo file, ExtractedText text, IReadOnlyList<PassageDraft> passages)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"######## {file.Name}: {text.Outcome}, {text.Pages.Count} pages, recognition {text.Recognition}; {text.Note}\n");
        foreach (var page in text.Pages)
            report.Append(CultureInfo.InvariantCulture, $"==== page {page.Number}{(page.IsRecognized ? " (recognised)" : "")}\n{page.Text}\n");
        foreach (var passage in passages)
            report.Append(CultureInfo.InvariantCulture, $"---- passage {passage.Ordinal}, page {passage.PageFrom}, {passage.Start}+{passage.Length}, [{passage.Heading}] {passage.Text.Split('\n')[0]}\n");
        return report.ToString();
    }
}
