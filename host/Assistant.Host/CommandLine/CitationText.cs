using System.Globalization;
using Assistant.Sdk;

namespace Assistant.Host.CommandLine;

/// <summary>Where a citation stands, in words.</summary>
internal static class CitationText
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Reference, date, file and page, as far as they are known.</summary>
    public static string Place(SourceReference document, string? file)
    {
        var parts = new List<string>();
        if (document.Reference is not null)
            parts.Add(document.Reference);
        if (document.Date is { } date)
            parts.Add(date.ToString("d", German));
        if (file is not null)
            parts.Add(file);
        if (document.Page is { } page)
            parts.Add(string.Create(German, $"Seite {page}"));
        return string.Join(", ", parts);
    }
}
