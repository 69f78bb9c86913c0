using System.Globalization;
using System.Text;
using Assistant.Conversations.Filters;
using Assistant.Conversations.Sources;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Prompts;

/// <summary>What a prompt says of a source's document. Titles and names of files come from outside and are data like the text itself.</summary>
internal static class SourceHeading
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private const int MaxOthers = 5;

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
        if (source.Hit is { IsRecognized: true })
            heading.Append("\nAus einem Scan per Texterkennung gelesen; kann Lesefehler enthalten.");
        if (source.Newer is { } newer)
            heading.Append(source.SameText.Any(other => other.Document.DocumentId == newer.Document.DocumentId) ? "\nDerselbe Text in neuerer Unterlage: " : "\nEs gibt eine neuere Unterlage mit demselben Titel: ").Append(Name(newer));
        if (source.SameText.Count > 0)
            heading.Append("\nDerselbe Text auch in: ").AppendJoin("; ", source.SameText.Take(MaxOthers).Select(Name));
        if (source.SameText.Count > MaxOthers)
            heading.Append(German, $"; und {source.SameText.Count - MaxOthers} weiteren");
        heading.Append("\nErgebnis der Beratung: ").Append(source.Status is { } status ? UntrustedText.NeutralizeLine(status) : "nicht vermerkt").Append("\nText:");
        return heading.ToString();
    }

    /// <summary>The other documents that are named beside a source.</summary>
    public static IEnumerable<string> Others(NumberedSource source) => source.SameText.Take(MaxOthers).Concat(source.Newer is { } newer ? [newer] : []).Select(Name);

    private static string Name(RelatedDocument other) => UntrustedText.NeutralizeLine(string.Join(", ", new[]
    {
        other.Document.Reference ?? other.Document.Title,
        FacetLabels.Of(other.Facets, FacetNames.Committee, German),
        other.Document.Date is { } date ? "vom " + date.ToString("d. MMMM yyyy", German) : null,
        OutcomeWords.Of(other.Facets) is { } outcome ? "Ergebnis: " + outcome : null,
    }.OfType<string>()));
}
