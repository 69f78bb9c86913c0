using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Conversations.Filters;
using Assistant.Conversations.Texts;
using Assistant.Memory.Retrieval;
using Assistant.Sdk;

namespace Assistant.Conversations.Sources;

/// <summary>What exports, the command line and other programs write below a citation.</summary>
public static class CitationNotes
{
    /// <summary>The notes, the most important first; none where there is nothing to know.</summary>
    /// <param name="citation">The citation.</param>
    /// <param name="culture">The reader's language.</param>
    public static IReadOnlyList<CitationNote> Of(Citation citation, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(citation);
        var texts = AnswerTexts.For(culture);
        var notes = new List<CitationNote>();
        if (citation.Newer is { } newer)
            notes.Add(new CitationNote(citation.IsUnchanged ? texts.NewerSame : texts.Newer, [newer]));
        if (citation.IsRecognized)
            notes.Add(new CitationNote(texts.Recognized, []));
        if (citation.SameText?.Where(other => other.Document.DocumentId != citation.Newer?.Document.DocumentId).ToList() is { Count: > 0 } others)
            notes.Add(new CitationNote(texts.SameText, others));
        return notes;
    }

    /// <summary>A document as one line names it: committee, number, day.</summary>
    /// <param name="other">The document.</param>
    /// <param name="culture">The reader's language.</param>
    public static string Name(RelatedDocument other, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(other);
        var details = new[] { FacetLabels.Of(other.Facets, FacetNames.Committee, culture), other.Document.Reference, other.Document.Date?.ToString("d", culture) }.OfType<string>().ToList();
        return (details.Count == 0 ? other.Document.Title : string.Join(", ", details)).ReplaceLineEndings(" ");
    }

    /// <summary>A note on one line, with the addresses of its documents.</summary>
    /// <param name="note">The note.</param>
    /// <param name="culture">The reader's language.</param>
    public static string Line(CitationNote note, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note.Documents.Count == 0
            ? note.Text
            : $"{note.Text} {string.Join("; ", note.Documents.Select(other => other.Document.Url is { } url ? $"{Name(other, culture)} ({url.AbsoluteUri})" : Name(other, culture)))}";
    }
}
