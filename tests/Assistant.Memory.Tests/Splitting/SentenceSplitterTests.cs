using Assistant.Memory.Splitting;

namespace Assistant.Memory.Tests.Splitting;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("Das gilt z. B. für die Grünen. Sie stimmten zu.", "Das gilt z. B. für die Grünen.|Sie stimmten zu.")]
    [InlineData("Das gilt z. B. Die Grünen stimmten zu.", "Das gilt z. B. Die Grünen stimmten zu.")]
    [InlineData("Nach § 34 Abs. 1 BauGB ist das zulässig. Der Rat nimmt es hin.", "Nach § 34 Abs. 1 BauGB ist das zulässig.|Der Rat nimmt es hin.")]
    [InlineData("Am 3. Mai tagt der Rat. Am 12. Der Ausschuss.", "Am 3. Mai tagt der Rat.|Am 12.|Der Ausschuss.")]
    [InlineData("Der 3. Bauabschnitt beginnt.", "Der 3. Bauabschnitt beginnt.")]
    [InlineData("Das war 2024. Danach nicht mehr.", "Das war 2024.|Danach nicht mehr.")]
    [InlineData("Das war 2024. Bürger klagten.", "Das war 2024.|Bürger klagten.")]
    [InlineData("Es kostet 1.250,50 Euro bzw. 1,2 Mio. Euro. Mehr nicht.", "Es kostet 1.250,50 Euro bzw. 1,2 Mio. Euro.|Mehr nicht.")]
    [InlineData("Es kostet 3 Mio. Der Rat zahlt.", "Es kostet 3 Mio.|Der Rat zahlt.")]
    [InlineData("Dr. Müller und Prof. Dr. A. Schmidt wohnen in der Hauptstr. 5 in Mainz.", "Dr. Müller und Prof. Dr. A. Schmidt wohnen in der Hauptstr. 5 in Mainz.")]
    [InlineData("Er wohnt in der Hauptstr. Das Haus ist alt.", "Er wohnt in der Hauptstr.|Das Haus ist alt.")]
    [InlineData("Hierzu d. h. zum Antrag Nr. 5 ca. 12 Seiten, u. a. Anlage A. Die Kosten steigen.", "Hierzu d. h. zum Antrag Nr. 5 ca. 12 Seiten, u. a. Anlage A.|Die Kosten steigen.")]
    [InlineData("Gemäß § 5 i. V. m. § 6 GemO. Weiteres folgt.", "Gemäß § 5 i. V. m. § 6 GemO.|Weiteres folgt.")]
    [InlineData("Der Verein e. V. baut z.B. Wege usw. und Plätze etc. Die Stadt hilft.", "Der Verein e. V. baut z.B. Wege usw. und Plätze etc.|Die Stadt hilft.")]
    [InlineData("„Wirklich?“ fragte er. „Ja!“ Dann ging er.", "„Wirklich?“ fragte er.|„Ja!“|Dann ging er.")]
    [InlineData("Siehe www.mainz.de. (Stand 2024.) Ende", "Siehe www.mainz.de.|(Stand 2024.)|Ende")]
    [InlineData("Warum? Weil! So …  Und nun", "Warum?|Weil!|So …|Und nun")]
    [InlineData("1. Der Rat beschließt.\n2. Die Verwaltung berichtet.", "1. Der Rat beschließt.|2. Die Verwaltung berichtet.")]
    [InlineData("Der Rat tagt am\n3. Mai 2024 im Rathaus.", "Der Rat tagt am\n3. Mai 2024 im Rathaus.")]
    [InlineData("Benötigt werden:\n- Sand\n- Kies\nund Wasser", "Benötigt werden:|- Sand|- Kies\nund Wasser")]
    [InlineData("• eins\n• zwei", "• eins|• zwei")]
    [InlineData("# Kosten\nDie Kosten steigen\nstark. Ende.", "# Kosten|Die Kosten steigen\nstark.|Ende.")]
    [InlineData("Kurzfassung\nDie Verwaltung empfiehlt die Annahme.", "Kurzfassung|Die Verwaltung empfiehlt die Annahme.")]
    [InlineData("Vorlage Nr.: 2024/0815\nEingang: 9.4.2024\nDer Rat beschließt.", "Vorlage Nr.: 2024/0815|Eingang: 9.4.2024|Der Rat beschließt.")]
    [InlineData("Hund\t186 €\nKatze\tfrei\nDas gilt. Ab sofort.", "Hund\t186 €|Katze\tfrei|Das gilt.|Ab sofort.")]
    [InlineData("Absatz ohne Punkt\n\nNeuer Absatz", "Absatz ohne Punkt|Neuer Absatz")]
    [InlineData("Im II. Quartal steigt es. Im IV. Das war's.", "Im II. Quartal steigt es.|Im IV.|Das war's.")]
    [InlineData("☐ budgetiert\n? nicht budgetiert", "☐ budgetiert\n? nicht budgetiert")]
    [InlineData("Ergebnis\n– 2 –\nDie Kosten steigen.", "Ergebnis|– 2 –|Die Kosten steigen.")]
    [InlineData("Ergebnis\nSeite - 2\nDie Kosten steigen.", "Ergebnis|Seite - 2|Die Kosten steigen.")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void Sentences_end_where_a_German_reader_ends_them(string text, string expected) =>
        string.Join('|', SentenceSplitter.Split(text).Select(range => range.Of(text))).ShouldBe(expected);
}
