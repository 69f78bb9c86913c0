using System.IO.Compression;
using System.Text.Json;
using Assistant.Plugins.Ris.Model;

namespace Assistant.Plugins.Ris.Tests;

public class OutcomeTests
{
    [Theory]
    [InlineData("ungeändert beschlossen", "Adopted")]
    [InlineData("geändert beschlossen", "AdoptedAmended")]
    [InlineData("unverändert beschlossen", "Adopted")]
    [InlineData("ohne Änderungen beschlossen", "Adopted")]
    [InlineData("mit Änderungen beschlossen", "AdoptedAmended")]
    [InlineData("in geänderter Form beschlossen", "AdoptedAmended")]
    [InlineData("Beschlossen mit geändertem Beschlusstext", "AdoptedAmended")]
    [InlineData("Zugestimmt zu geändertem Beschlusstext", "AdoptedAmended")]
    [InlineData("mehrheitlich zugestimmt zu geändertem Beschlusstext", "AdoptedAmended")]
    [InlineData("einstimmig beschlossen", "Adopted")]
    [InlineData("einstimmig zugestimmt", "Adopted")]
    [InlineData("Zustimmung", "Adopted")]
    [InlineData("EINSTIMMIG  BESCHLOSSEN", "Adopted")]
    [InlineData("zur Kenntnis genommen und beschlossen", "Adopted")]
    [InlineData("gemäß Empfehlung beschlossen", "Adopted")]
    [InlineData("mehrheitlich abgelehnt", "Rejected")]
    [InlineData("Stimmengleichheit - abgelehnt", "Rejected")]
    [InlineData("nicht zugestimmt", "Rejected")]
    [InlineData("empfohlen", "Recommended")]
    [InlineData("ungeändert empfohlen", "Recommended")]
    [InlineData("vorberaten ohne Änderungen", "Recommended")]
    [InlineData("vorberaten mit Änderungen", "Recommended")]
    [InlineData("nicht empfohlen", "NotRecommended")]
    [InlineData("Ablehnung empfohlen", "NotRecommended")]
    [InlineData("ohne Empfehlung", "NoDecision")]
    [InlineData("keine Abstimmung", "NoDecision")]
    [InlineData("nicht beschlossen", "NoDecision")]
    [InlineData("vertagt", "Postponed")]
    [InlineData("von der Tagesordnung abgesetzt", "Postponed")]
    [InlineData("zurückgestellt", "Postponed")]
    [InlineData("verwiesen in den Gemeinderat", "Referred")]
    [InlineData("verwiesen in Fachausschuss", "Referred")]
    [InlineData("Beratung im Fachgremium/Arbeitskreis", "Referred")]
    [InlineData("zur Kenntnis genommen", "Noted")]
    [InlineData("Kenntnisnahme", "Noted")]
    [InlineData("Stellungnahme zur Kenntnis genommen", "Noted")]
    [InlineData("mit Stellungnahme einverstanden", "Settled")]
    [InlineData("erledigt", "Settled")]
    [InlineData("zurückgezogen", "Withdrawn")]
    [InlineData("gewählt", "Elected")]
    [InlineData("nicht gewählt", "Rejected")]
    [InlineData("teilweise zugestimmt", "PartlyAdopted")]
    [InlineData("Änderungsantrag abgelehnt, Vorlage beschlossen", "Unknown")]
    [InlineData("Der Rat soll beschließen", "Unknown")]
    [InlineData("Der Stadtrat möge beschlossen haben", "Unknown")]
    [InlineData("Beschlussvorschlag: zugestimmt", "Unknown")]
    [InlineData("einstimmig", "Unknown")]
    [InlineData("", "Unknown")]
    [InlineData(null, "Unknown")]
    public void A_result_says_no_more_and_no_less_than_its_words(string? result, string outcome) => Outcomes.Parse(result).ToString().ShouldBe(outcome);

    [Theory]
    [InlineData("Adopted", "Vorberatung", false, "Recommended")]
    [InlineData("Rejected", "Anhörung", false, "NotRecommended")]
    [InlineData("Adopted", "Entscheidung", false, "Adopted")]
    [InlineData("Adopted", "Vorberatung", true, "Adopted")]
    [InlineData("Noted", "Beratung", false, "Noted")]
    [InlineData("Adopted", null, false, "Adopted")]
    public void A_committee_that_only_advises_decides_nothing(string outcome, string? role, bool authoritative, string expected) =>
        Outcomes.InRole(Enum.Parse<Outcome>(outcome), role, authoritative).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("Beschlussvorlage", "Proposal")]
    [InlineData("Änderungs-/Ergänzungsantrag", "Amendment")]
    [InlineData("Antrag", "Motion")]
    [InlineData("Anfrage", "Inquiry")]
    [InlineData("Beantwortung einer Anfrage", "Answer")]
    [InlineData("Informationsvorlage", "Information")]
    [InlineData("Haushalt THH 4100", "Budget")]
    [InlineData("Verwaltungsvorlage", "Proposal")]
    [InlineData("motion", "Motion")]
    [InlineData("3", "Other")]
    [InlineData("Wahlvorschlag", "Other")]
    [InlineData(null, "Other")]
    public void A_paper_type_is_told_by_its_words(string? text, string type) => PaperTypes.Parse(text).ToString().ShouldBe(type);

    [Fact]
    public async Task Every_result_of_a_real_council_is_understood()
    {
        var path = SharedFiles.Require("data/oparl-karlsruhe/meetings.jsonl.gz");
        await using var file = File.OpenRead(path);
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        var results = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            using var meeting = JsonDocument.Parse(line);
            if (meeting.RootElement.TryGetProperty("agendaItem", out var agenda))
                results.UnionWith(agenda.EnumerateArray().Where(item => item.TryGetProperty("result", out _)).Select(item => item.GetProperty("result").GetString()!));
        }

        results.Count.ShouldBeGreaterThan(25);
        results.Where(result => Outcomes.Parse(result) == Outcome.Unknown).ShouldBeEmpty();
    }
}
