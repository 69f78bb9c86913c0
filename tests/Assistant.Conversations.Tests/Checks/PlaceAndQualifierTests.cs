using Assistant.Conversations.Checks;

namespace Assistant.Conversations.Tests.Checks;

public class PlaceAndQualifierTests
{
    private static readonly AnswerChecker s_checker = new();

    [Theory]
    [InlineData("Der Auftrag kostet 12.400,50 Euro brutto.", "Die Auftragssumme beträgt 12.400,50 Euro netto.")]
    [InlineData("Die Gebühr wurde um 4 Prozent angehoben.", "Die Gebühr wurde auf 4 Prozent angehoben.")]
    [InlineData(
        "Der Bürgerdialog mit den Anwohnern zum Parkhaus fand am 4. Mai 2026 statt.",
        "Die Verwaltung besichtigte am 4. Mai 2026 die Baustelle. Der Bürgerdialog zum Parkhaus mit den Anwohnern fand am 11. Mai 2026 statt.")]
    [InlineData(
        "Die Sporthalle Weinberg war ursprünglich für 90 Kinder geplant.",
        "Die Sporthalle Weinberg war ursprünglich für 60 Kinder geplant und wird heute von 90 Kindern besucht.")]
    [InlineData(
        "30 % der Gärten sind verpachtet, 70 % liegen brach.",
        "Von den Flächen sind 140 Parzellen verpachtet (70 %), weitere 60 Parzellen liegen brach (30 %).")]
    public void A_right_value_in_the_wrong_place_is_found(string text, string source) =>
        s_checker.CheckSentence(text, [new CheckSource("1", source, null)]).ShouldNotBeEmpty();

    [Theory]
    [InlineData("Der Auftrag kostet 12.400,50 Euro netto.", "Die Auftragssumme beträgt 12.400,50 Euro netto.")]
    [InlineData("Der Auftrag kostet 12.400,50 Euro.", "Die Auftragssumme beträgt 12.400,50 Euro netto.")]
    [InlineData("Die Gebühr wurde auf 4 Prozent angehoben.", "Die Gebühr wurde auf 4 Prozent angehoben.")]
    [InlineData(
        "Der Bürgerdialog mit den Anwohnern zum Parkhaus fand am 11. Mai 2026 statt.",
        "Die Verwaltung besichtigte am 4. Mai 2026 die Baustelle. Der Bürgerdialog zum Parkhaus mit den Anwohnern fand am 11. Mai 2026 statt.")]
    [InlineData(
        "70 % der Gärten sind verpachtet, 30 % liegen brach.",
        "Von den Flächen sind 140 Parzellen verpachtet (70 %), weitere 60 Parzellen liegen brach (30 %).")]
    [InlineData("Der Ausschuss wird nach § 39 in Verbindung mit § 72 gebildet.", "Auf Grundlage des § 39 i. V. mit § 72 GemO wird ein Ausschuss gebildet.")]
    [InlineData("Der Stadtrat nahm die Stellungnahme zur Kenntnis.", "Beschluss: Kenntnisnahme von der Stellungnahme der Verwaltung. Abstimmungsergebnis: Keine Abstimmung")]
    public void A_right_value_in_its_place_is_let_be(string text, string source) =>
        s_checker.CheckSentence(text, [new CheckSource("1", source, null)]).ShouldBeEmpty();
}
