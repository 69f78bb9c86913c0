using Assistant.Conversations.Checks;

namespace Assistant.Conversations.Tests.Checks;

public sealed class SentenceTests
{
    private readonly AnswerChecker _checker = new();

    [Theory]
    [InlineData("12 000 Euro", "12.000 Euro")]
    [InlineData("12\u202f000 €", "12.000 Euro")]
    [InlineData("zwölftausend Euro", "12.000,00 €")]
    [InlineData("12 T€", "12.000 EUR")]
    [InlineData("12 Tsd. Euro", "12 TEUR")]
    [InlineData("0,012 Mio. Euro", "12.000,- €")]
    [InlineData("eine halbe Million Euro", "500.000 Euro")]
    [InlineData("anderthalb Millionen Euro", "1.500.000,00 Euro")]
    [InlineData("1,2 Mrd. Euro", "1.200 Mio. €")]
    [InlineData("1.200.000 bis 1.500.000 Euro", "1,2 bis 1,5 Mio. €")]
    [InlineData("rund 4,75 Mio. Euro", "4.752.000 Euro")]
    [InlineData("einundzwanzig Plätze", "21 Plätze")]
    [InlineData("dreihundertfünfundvierzig Kinder", "345 Kinder")]
    [InlineData("eine neunstündige Betreuung", "die neun Stunden")]
    [InlineData("eine 12-monatige Frist", "ein Jahr, also zwölf Monate")]
    [InlineData("zweieinhalb Jahre", "30 Monate")]
    [InlineData("dreizügig", "3 Züge")]
    [InlineData("25 %", "ein Viertel")]
    [InlineData("1/4", "25 Prozent")]
    [InlineData("die Hälfte", "50 v. H.")]
    [InlineData("jede fünfte Anlage", "20 %")]
    [InlineData("0,34 Hektar", "3.400 m²")]
    [InlineData("30 m²", "30 Quadratmetern")]
    [InlineData("im Schuljahr 2014/2015", "im Schuljahr 2014/15")]
    [InlineData("am 3. Mai 2024", "am 03.05.2024")]
    [InlineData("am 3.5.2024", "am 3. Mai 2024")]
    [InlineData("vom 1.5. bis 31.12.2023", "vom 1. Mai 2023 bis 31. Dezember 2023")]
    [InlineData("im Mai 2024", "am 3.5.2024")]
    [InlineData("am 2024-05-03", "am 3. Mai 2024")]
    [InlineData("im dritten Quartal 2026", "im 3. Quartal 2026")]
    [InlineData("um 7.30 Uhr", "um 07:30 Uhr")]
    [InlineData("von 8 bis 22 Uhr", "08 Uhr bis 22:00 Uhr")]
    [InlineData("§ 21a Absatz 3", "§ 21 a Abs. 3 der Geschäftsordnung")]
    [InlineData("Vorlage 2024/815", "Vorlage 2024/0815")]
    [InlineData("Tagesordnungspunkt 12", "Punkt 12 der Tagesordnung")]
    [InlineData("mit 9 zu 2 Stimmen", "(9 Ja, 2 Nein)")]
    [InlineData("bei einer Gegenstimme", "bei 1 Nein-Stimme")]
    public void Equal_values_are_equal_however_written(string answer, string source) => Findings($"Das sind {answer}.", $"Genannt ist {source}.").ShouldBeEmpty();

    [Theory]
    [InlineData(CheckKind.Amount, "141.036 Euro", "114.036 Euro")]
    [InlineData(CheckKind.Amount, "21 Tsd. Euro", "21 Mio. Euro")]
    [InlineData(CheckKind.Amount, "50.000 Euro", "50.000 Quadratmeter")]
    [InlineData(CheckKind.Amount, "120 Euro", "120 Plätze")]
    [InlineData(CheckKind.Number, "45 Prozent", "45 Prozentpunkte")]
    [InlineData(CheckKind.Number, "acht Monate", "acht Wochen")]
    [InlineData(CheckKind.Number, "dreizehn Plätze", "12 Plätze")]
    [InlineData(CheckKind.Number, "zwei Drittel", "drei Viertel")]
    [InlineData(CheckKind.Number, "vier Enthaltungen", "4 Gegenstimmen")]
    [InlineData(CheckKind.Date, "am 18. Juni", "am 18. Juli 2022")]
    [InlineData(CheckKind.Date, "im April 2021", "im April 2022")]
    [InlineData(CheckKind.Date, "im Schuljahr 2022/23", "im Schuljahr 2023/24")]
    [InlineData(CheckKind.Date, "im 2. Quartal 2026", "im 3. Quartal 2026")]
    [InlineData(CheckKind.Time, "um 17:30 Uhr", "um 16:30 Uhr")]
    [InlineData(CheckKind.Reference, "§ 12 BauGB", "§ 10 BauGB")]
    [InlineData(CheckKind.Reference, "§ 5 Nr. 12", "§ 5 Nr. 13")]
    [InlineData(CheckKind.Reference, "Vorlage 2023/1011", "Vorlage 2023/1101")]
    public void Another_value_is_found(CheckKind kind, string answer, string source) =>
        Findings($"Das sind {answer}.", $"Genannt ist {source}.").ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void The_reason_names_both_values_and_the_place_is_that_of_the_words()
    {
        const string Text = "Die Mehraufwendungen betragen 141.036 Euro im Jahr.";
        var finding = Findings(Text, "Dies bedingt Mehraufwendungen in Höhe von 114.036 Euro jährlich.").ShouldHaveSingleItem();

        finding.Reason.De.ShouldBe("Die Fundstelle nennt „114.036 Euro“, nicht „141.036 Euro“.");
        finding.Reason.En.ShouldNotBeNull();
        Text.Substring(finding.Start, finding.Length).ShouldBe("141.036 Euro");
    }

    [Fact]
    public void A_number_of_a_table_line_is_not_glued_to_its_label() =>
        Findings("Für Los 3 sind 558.600 € angesetzt.", "• Los 2 798.000 € netto • Los 3 558.600 € netto").ShouldBeEmpty();

    [Theory]
    [InlineData("Es sei „frühestens nach Abschluss der Gleiserneuerung möglich“.")]
    [InlineData("Es heißt: \"Frühestens nach Abschluss der Gleiserneuerung möglich.\"")]
    [InlineData("Es sei »frühestens […] möglich«.")]
    [InlineData("Es sei „frühestens nach Abschluss … möglich“.")]
    public void A_quote_is_verbatim_but_for_marks_spaces_and_hyphens(string text) =>
        Findings(text, "Der Bau ist frühestens nach Abschluss der Gleis- erneuerung möglich.").ShouldBeEmpty();

    [Theory]
    [InlineData("Es sei „frühestens nach Beginn der Gleiserneuerung möglich“.")]
    [InlineData("Es sei „frühestens der Gleiserneuerung möglich“.")]
    [InlineData("Es sei „möglich … nach Abschluss der Gleiserneuerung“.")]
    [InlineData("Es sei „Abschluss der Gleis“ möglich.")]
    public void A_changed_quote_is_found(string text) =>
        Findings(text, "Der Bau ist frühestens nach Abschluss der Gleis- erneuerung möglich.").ShouldHaveSingleItem().Kind.ShouldBe(CheckKind.Quote);

    [Fact]
    public void A_quote_out_of_two_passages_is_none() => _checker.CheckSentence(
        "Es heißt „der Bau beginnt im Frühjahr“.", [new("a", "Der Bau beginnt bald.", null), new("b", "Blumen blühen im Frühjahr.", null)]).ShouldHaveSingleItem().Kind.ShouldBe(CheckKind.Quote);

    [Theory]
    [InlineData("Der Bebauungsplan sieht 96 Stellplätze und 140 Wohnungen vor.")]
    [InlineData("Im Jahr 2023 waren es 140 Stellplätze.")]
    public void Swapped_values_are_found(string text) =>
        Findings(text, "Im Jahr 2023 sind 96 Wohnungen vorgesehen, im Jahr 2024 sind es 140 Stellplätze.").ShouldNotBeEmpty();

    [Fact]
    public void A_body_or_party_that_no_passage_names_is_found()
    {
        var findings = Findings("Der Umweltausschuss befasste sich mit dem Antrag der SPD.", "Der Bauausschuss befasst sich mit dem Antrag der CDU.");

        findings.Select(finding => finding.Kind).ShouldBe([CheckKind.Name, CheckKind.Name]);
        findings.Select(finding => finding.Words).ShouldBe(["Umweltausschuss", "SPD"]);
    }

    private IReadOnlyList<CheckFinding> Findings(string text, string source) => _checker.CheckSentence(text, [new CheckSource("1", source, null)]);
}
