using System.Text.RegularExpressions;

namespace Assistant.Memory.Splitting;

/// <summary>Tells headings from running text: by mark, by the words of council papers, by number, or by form.</summary>
internal static partial class HeadingDetector
{
    private const int MaxCharacters = 100;
    private const int MaxWords = 12;
    private const int MaxPlainCharacters = 60;
    private const int MaxPlainWords = 8;

    /// <summary>How sure it is that a line is a heading.</summary>
    /// <param name="before">The line before it, blank lines included; <see langword="null"/> at the top of a page.</param>
    /// <param name="line">The line.</param>
    /// <param name="after">The next line that is not blank; <see langword="null"/> at the bottom of a page.</param>
    public static UnitBreak Judge(TextLine? before, TextLine line, TextLine? after)
    {
        if (line.IsHeadingMark)
            return UnitBreak.Section;
        var text = line.Text.TrimEnd();
        if (line.IsBlank || line.IsRow || line.IsBullet || line.IsPageNumber || text.Length > MaxCharacters || Words(text) > MaxWords)
            return UnitBreak.None;
        if (CouncilWords().IsMatch(text) || AgendaItem().IsMatch(text))
            return UnitBreak.Section;
        if (text[^1] is '.' or ',' or ';' or '!' or '-')
            return UnitBreak.None;

        var stands = before is null || before.IsBlank || before.IsRow || before.Text.TrimEnd() is [.., '.' or ':' or '!' or '?' or ';'];
        // At the bottom of a page nothing tells a heading from a signature but the space above it.
        if (!stands || (after is null && before is not { IsBlank: true }))
            return UnitBreak.None;
        if (Numbered().IsMatch(text))
            return after is not null && IsOpen(after) ? UnitBreak.None : UnitBreak.Section;
        return IsPlainHeading(text, after) ? UnitBreak.Subsection : UnitBreak.None;
    }

    /// <summary>Whether a line is one of the headings that proposals and minutes have everywhere.</summary>
    public static bool IsCouncilWord(string line) => line.Length <= MaxCharacters && CouncilWords().IsMatch(line.Trim());

    /// <summary>The heading's words without marks, numbers' points kept: <c>1.2 Kosten</c>.</summary>
    public static string Clean(string line) => line.TrimStart('#').Trim().TrimEnd(':').TrimEnd();

    // A short line without a full stop, which does not end in “der” or “im”, followed by a longer one that begins anew.
    private static bool IsPlainHeading(string text, TextLine? after) =>
        text.Length <= MaxPlainCharacters
        && Words(text) <= MaxPlainWords
        && text[^1] != '?'
        && !GermanAbbreviations.IsOpening(text[(text.LastIndexOf(' ') + 1)..])
        && char.IsUpper(text[0])
        && text.Count(char.IsLetter) > text.Length / 2
        && !text[..^1].Contains(": ", StringComparison.Ordinal)
        && (after is null || (!after.IsRow && !IsOpen(after) && after.Text.Length > text.Length));

    // A line that goes on with a small letter continues a sentence, so the line before it is no heading.
    private static bool IsOpen(TextLine after) => char.IsLower(after.Text.TrimStart()[0]);

    private static int Words(string text) => text.Count(c => c == ' ') + 1;

    // Headings of the proposal forms of the four cities and of Karlsruhe's, with or without colon.
    [GeneratedRegex(
        """
        ^(\d{1,2}(\.\d{1,2})*\.?\s|[IVX]{1,4}\.\s)?
        (Beschluss(vorschlag|antrag|empfehlung|entwurf|text|fassung)?|Antrag(\san\sden\s.{3,40})?|Begründung(\s?/\s?Sachverhalt)?|Sachverhalt(\s?/\s?Begründung)?
        |Sach-\sund\sRechtslage|Rechtslage|Sachdarstellung|Problem(beschreibung|stellung)?|Lösung|Alternativen|Kurzfassung|Erläuterung(en)?|Zusammenfassung
        |(Finanzielle|Personelle|Haushaltsrechtliche|Klimatische)\sAuswirkungen(\s(auf\s|Ja|Nein|\?).{0,40})?|Auswirkungen\sauf\s.{3,40}|Klimaauswirkungen|Finanzierung|Kosten|Folgekosten
        |Stellungnahme(\sder\sVerwaltung)?|Anfrage|Antwort(\sder\sVerwaltung)?|Ausgangslage|Tagesordnung|Niederschrift|Anlagen?(verzeichnis)?|Beratungsfolge|Abstimmungsergebnis
        |Ergebnis|Einleitung|Vorbemerkung(en)?|Fazit|Öffentlicher\sTeil|Nicht\s?öffentlicher\sTeil|Partizipation|Bürgerbeteiligung|Geschlechtsspezifische\sFolgen)
        \s?:?$
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CouncilWords();

    [GeneratedRegex(
        """
        ^((Zu\s)?TOP\s[ÖN]?\s?\d{1,3}(\.\d{1,2})*\b|(Zu\s)?Punkt\s\d{1,3}(\.\d{1,2})*(\s|:|$)(der\s(heutigen\s)?Tagesordnung)?.{0,3}$
        |(Zu\s)?Punkt\s\d{1,3}(\.\d{1,2})*\sder\s(heutigen\s)?Tagesordnung|Tagesordnungspunkt\s\d{1,3}|§\s?\d{1,3}[a-z]?(\s[\p{Lu}(].{0,60})?$|Artikel\s\d{1,3}$)
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex AgendaItem();

    [GeneratedRegex(@"^(\d{1,2}(\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.|[A-Z]\.|[A-Z]?\d{1,2}(\.\d{1,2})+)\s\p{Lu}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
