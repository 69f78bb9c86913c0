using Assistant.Plugins.Ris.Tools;

namespace Assistant.Plugins.Ris.Tests;

public sealed class CommitteeNamesTests
{
    [Theory]
    [InlineData("Bau- und Umweltausschuss", "Bauausschuss")]
    [InlineData("Bau- und Umweltausschuss", "Umweltausschuss")]
    [InlineData("Haupt- und Finanzausschuss", "hauptausschuss")]
    [InlineData("Ausschuss für Bau und Verkehr", "Bauausschuss")]
    [InlineData("Ortsbeirat Altrhein", "Ortsbeirat Altrhein")]
    [InlineData("Stadtrat", "stadtrat")]
    public void A_committee_is_known_by_what_people_call_it(string name, string asked) => CommitteeNames.Matches(name, asked).ShouldBeTrue();

    [Theory]
    [InlineData("Sozial- und Jugendausschuss", "Bauausschuss")]
    [InlineData("Bauverein", "Bauausschuss")]
    [InlineData("Ortsbeirat Weinberg", "Ortsbeirat Altrhein")]
    public void Another_committee_is_not_meant(string name, string asked) => CommitteeNames.Matches(name, asked).ShouldBeFalse();
}
