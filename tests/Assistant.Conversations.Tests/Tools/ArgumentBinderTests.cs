using System.Text.Json;
using Assistant.Conversations.Tools;

namespace Assistant.Conversations.Tests.Tools;

public sealed class ArgumentBinderTests
{
    [Theory]
    [InlineData("Stand der Vorlage 2025/0140", "2025/0140")]
    [InlineData("Wurde die Drucksache 0815/2023 beschlossen?", "0815/2023")]
    [InlineData("Änderungsantrag 2025/0064/1", "2025/0064/1")]
    [InlineData("Vorlage 2024-0112", "2024-0112")]
    public void A_number_of_a_paper_is_bound(string question, string reference) =>
        Bind(Schemas.Reference, question).ShouldNotBeNull()["reference"].ShouldBe(reference);

    [Theory]
    [InlineData("Was steht im Bebauungsplan 85/1?")]
    [InlineData("Beschluss vom 3.5.2024")]
    [InlineData("Was ist neu seit 2026-09-01?")]
    [InlineData("Wie ist der Stand?")]
    public void What_is_no_number_of_a_paper_is_not_bound(string question) => Bind(Schemas.Reference, question).ShouldBeNull();

    [Fact]
    public void A_period_is_bound_to_both_ends()
    {
        var bound = Bind(Schemas.Meetings, "Welche Sitzungen sind nächste Woche?").ShouldNotBeNull();
        bound.ShouldBe(new Dictionary<string, string> { ["from"] = "2026-09-21", ["to"] = "2026-09-27" }, ignoreOrder: true);
    }

    [Fact]
    public void A_committee_is_bound_where_the_tool_has_one()
    {
        Bind(Schemas.Meetings, "Sitzungen des Bau- und Umweltausschusses im März 2025").ShouldNotBeNull()["committee"].ShouldBe("Bau- und Umweltausschuss");
        Bind(Schemas.Meetings, "Sitzungen des Ortsbeirats Weinberg im Jahr 2025").ShouldNotBeNull()["committee"].ShouldBe("Ortsbeirat Weinberg");
        Bind(Schemas.Since, "Neues aus dem Stadtrat seit gestern").ShouldNotBeNull().Keys.ShouldBe(["date"]);
    }

    [Theory]
    [InlineData("Wann tagt der Stadtrat das nächste Mal?", "2026-09-16", "2026-12-16")]
    [InlineData("Wann ist die nächste Sitzung des Stadtrates?", "2026-09-16", "2026-12-16")]
    [InlineData("Was wurde in der letzten Stadtratssitzung behandelt?", "2026-06-16", "2026-09-16")]
    public void The_next_and_the_last_time_are_a_quarter(string question, string from, string to)
    {
        var bound = Bind(Schemas.Meetings, question).ShouldNotBeNull();
        (bound["from"], bound["to"], bound["committee"]).ShouldBe((from, to, "Stadtrat"));
    }

    [Fact]
    public void What_is_new_without_a_day_is_new_within_two_weeks() =>
        Bind(Schemas.Since, "Was gibt es Neues aus dem Rat?").ShouldNotBeNull()["date"].ShouldBe("2026-09-02");

    [Theory]
    [InlineData("Was macht der Stadtrat?")]
    [InlineData("Sitzungen am 31.2.2026")]
    public void A_calendar_without_a_time_is_not_called(string question) => Bind(Schemas.Meetings, question).ShouldBeNull();

    [Fact]
    public void A_tool_that_needs_words_of_its_own_is_not_called() =>
        Bind(Schemas.Search, "Was kostet die Turnhalle seit 2024?").ShouldBeNull();

    private static IReadOnlyDictionary<string, string>? Bind(JsonElement schema, string question) => ArgumentBinder.Bind(schema, question, FixedTime.Today);
}
