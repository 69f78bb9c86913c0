using Assistant.Conversations.Checks;

namespace Assistant.Conversations.Tests.Checks;

public sealed class StatusTests
{
    private const string Motion = "Der Stadtrat möge beschließen: Die Verwaltung wird beauftragt, Trinkbrunnen in der Innenstadt aufzustellen.";
    private const string Votes = "Abstimmungsergebnis: Beschlussvorlage: Mehrheitliche Zustimmung (39 Ja, 5 Nein) Änderungsantrag: Mehrheitliche Ablehnung (16 Ja, 29 Nein)";

    private readonly AnswerChecker _checker = new();

    [Theory]
    [InlineData("Der Stadtrat hat Trinkbrunnen in der Innenstadt beschlossen.", "einstimmig beschlossen")]
    [InlineData("Der Stadtrat stimmte den Trinkbrunnen zu.", "Zustimmung")]
    [InlineData("Der Antrag auf Trinkbrunnen fand keine Mehrheit.", "mehrheitlich abgelehnt")]
    [InlineData("Der Stadtrat lehnte die Trinkbrunnen mehrheitlich ab.", "mehrheitlich abgelehnt")]
    [InlineData("Der Antrag auf Trinkbrunnen wurde an den Fachausschuss verwiesen.", "verwiesen in Fachausschuss")]
    [InlineData("Die Trinkbrunnen wurden in geänderter Fassung beschlossen.", "Zugestimmt zu geändertem Beschlusstext")]
    [InlineData("Der Antrag wurde zurückgezogen.", "zurückgezogen")]
    [InlineData("Über die Trinkbrunnen wurde nicht abgestimmt.", "Kenntnisnahme")]
    [InlineData("Beantragt sind Trinkbrunnen in der Innenstadt.", null)]
    [InlineData("Der Stadtrat soll Trinkbrunnen in der Innenstadt beschließen.", null)]
    [InlineData("Ob der Stadtrat die Trinkbrunnen beschlossen hat, steht nicht in der Vorlage.", null)]
    [InlineData("Trinkbrunnen sind noch nicht beschlossen.", null)]
    public void A_status_that_the_source_carries_passes(string text, string? status) => Findings(text, Motion, status).ShouldBeEmpty();

    [Theory]
    [InlineData("Der Stadtrat hat Trinkbrunnen in der Innenstadt beschlossen.", null)]
    [InlineData("Die Verwaltung wurde beauftragt, Trinkbrunnen aufzustellen.", null)]
    [InlineData("Die Verwaltung wurde beauftragt, Trinkbrunnen aufzustellen.", "verwiesen in Fachausschuss")]
    [InlineData("Der Stadtrat beschloss die Trinkbrunnen.", "Kenntnisnahme")]
    [InlineData("Der Stadtrat hat die Trinkbrunnen einstimmig beschlossen.", "mehrheitlich beschlossen")]
    [InlineData("Die Trinkbrunnen wurden ungeändert beschlossen.", "Zugestimmt zu geändertem Beschlusstext")]
    [InlineData("Der Antrag auf Trinkbrunnen wurde abgelehnt.", "zurückgezogen")]
    [InlineData("Den Trinkbrunnen wurde nicht zugestimmt.", "einstimmig beschlossen")]
    [InlineData("Die Trinkbrunnen wurden vertagt.", "verwiesen in Fachausschuss")]
    public void A_status_that_the_source_does_not_carry_is_found(string text, string? status) =>
        Findings(text, Motion, status).ShouldHaveSingleItem().Kind.ShouldBe(CheckKind.Status);

    [Theory]
    [InlineData("Der Änderungsantrag wurde mit 29 zu 16 Stimmen abgelehnt.", true)]
    [InlineData("Die Beschlussvorlage wurde mit 39 zu 5 Stimmen angenommen.", true)]
    [InlineData("Der Änderungsantrag wurde angenommen.", false)]
    [InlineData("Die Beschlussvorlage wurde mit 29 zu 16 Stimmen angenommen.", false)]
    [InlineData("Die Beschlussvorlage wurde einstimmig angenommen.", false)]
    public void Of_several_results_the_one_counts_that_is_named(string text, bool isCarried) => (Findings(text, Votes, null).Count == 0).ShouldBe(isCarried);

    [Fact]
    public void A_status_of_another_matter_does_not_count() => _checker.CheckSentence(
        "Der Stadtrat hat Trinkbrunnen in der Innenstadt beschlossen.",
        [new("1", Motion, null), new("2", "Der Stadtrat beschließt die Hundesteuersatzung.", "einstimmig beschlossen")]).ShouldHaveSingleItem().Kind.ShouldBe(CheckKind.Status);

    [Fact]
    public void What_a_source_tells_to_have_been_decided_counts_and_a_condition_does_not()
    {
        Findings("Der Stadtrat hat das Sozialticket 2023 beschlossen.", "Der Stadtrat beschloss 2023 das Sozialticket.", null).ShouldBeEmpty();
        Findings("Der Stadtrat hat das Sozialticket beschlossen.", "Über das Sozialticket wird beraten, sofern es nicht bereits beschlossen wurde.", null).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_committee_that_prepares_has_not_decided() => Findings(
        "Der Bauausschuss hat der Vergabe zugestimmt.", "Der Stadtrat stimmt nach Vorberatung im Bauausschuss der Vergabe zu.", "einstimmig beschlossen").ShouldNotBeEmpty();

    [Theory]
    [InlineData("Die Verwaltung empfiehlt, dem Antrag zu folgen.")]
    [InlineData("Die Verwaltung empfiehlt, den Antrag als erledigt zu betrachten.")]
    [InlineData("Der Stadtrat empfiehlt, den Antrag abzulehnen.")]
    [InlineData("Der Antrag wurde abgelehnt.")]
    public void A_recommendation_is_not_turned_round_and_no_decision(string text) =>
        Findings(text, "Die Verwaltung empfiehlt, dem Antrag nicht zu folgen.", null).ShouldNotBeEmpty();

    [Fact]
    public void Refusing_and_not_following_are_the_same_recommendation() =>
        Findings("Die Verwaltung empfiehlt die Ablehnung des Antrags.", "Die Verwaltung empfiehlt, dem Antrag nicht zu folgen.", null).ShouldBeEmpty();

    [Theory]
    [InlineData("Eine Erhöhung der Gebühr ist vorgesehen.")]
    [InlineData("Die Mittel stehen im Haushalt nicht bereit.")]
    public void A_lost_or_added_denial_is_found(string text) => Findings(
        text, "Eine Erhöhung der Gebühr ist derzeit nicht vorgesehen. Die Mittel stehen im Haushalt bereit.", null).ShouldHaveSingleItem().Kind.ShouldBe(CheckKind.Negation);

    private IReadOnlyList<CheckFinding> Findings(string text, string source, string? status) => _checker.CheckSentence(text, [new CheckSource("1", source, status)]);
}
