using System.Globalization;
using System.Text;
using Assistant.Conversations.Sources;

namespace Assistant.Conversations.Prompts;

/// <summary>What a prompt says of a source's document. Titles and names of files come from outside and are data like the text itself.</summary>
internal static class SourceHeading
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string Of(NumberedSource source)
    {
        var heading = new StringBuilder("Dokument: ").Append(UntrustedText.NeutralizeLine(source.Document.Title));
        if (source.Document.Reference is { } reference)
            heading.Append("; Nummer ").Append(UntrustedText.NeutralizeLine(reference));
        if (source.Document.Date is { } date)
            heading.Append("; vom ").Append(date.ToString("d. MMMM yyyy", German));
        if (source.Document.Page is { } page)
            heading.Append("; Seite ").Append(page.ToString(CultureInfo.InvariantCulture));
        if (source.Hit?.File is { } file)
            heading.Append("; Datei ").Append(UntrustedText.NeutralizeLine(file));
        if (source.Hit?.Heading is { } above)
            heading.Append("\nAbschnitt: ").Append(UntrustedText.NeutralizeLine(above));
        heading.Append("\nErgebnis der Beratung: ").Append(source.Status is { } status ? UntrustedText.NeutralizeLine(status) : "nicht vermerkt").Append("\nText:");
        return heading.ToString();
    }
}
