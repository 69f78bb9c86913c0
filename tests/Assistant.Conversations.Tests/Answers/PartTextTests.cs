using System.Globalization;
using Assistant.Conversations.Answers;
using Assistant.Sdk;

namespace Assistant.Conversations.Tests.Answers;

public sealed class PartTextTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void Numbers_and_days_are_written_as_the_reader_writes_them()
    {
        var table = new Table(
            new LocalizedText("Kosten", "Costs"),
            [new(new LocalizedText("Tag", "Day"), ColumnType.Date), new(new LocalizedText("Betrag", "Amount"), ColumnType.Number, "€")],
            [["2025-03-27", "1234567.5"], [null, "-3"]]);

        PartText.Of(table, German).ShouldBe("**Kosten**\n\n| Tag | Betrag (€) |\n| --- | --- |\n| 27.03.2025 | 1.234.567,5 |\n|  | -3 |");
        PartText.Of(table, English).ShouldBe("**Costs**\n\n| Day | Amount (€) |\n| --- | --- |\n| 27/03/2025 | 1,234,567.5 |\n|  | -3 |");
    }

    [Fact]
    public void What_is_no_number_or_day_stays_as_it_is() =>
        PartText.Of(new Table(new LocalizedText("T"), [new(new LocalizedText("Tag"), ColumnType.Date), new(new LocalizedText("Zahl"), ColumnType.Number)], [["im Mai", "etwa 3"]]), German)
            .ShouldEndWith("| im Mai | etwa 3 |");

    [Fact]
    public void A_pipe_or_a_line_break_does_not_break_the_table() =>
        PartText.Of(new Table(new LocalizedText("T"), [new(new LocalizedText("A|B"))], [["1|2\r\n3\n4"]]), German)
            .ShouldBe("**T**\n\n| A\\|B |\n| --- |\n| 1\\|2 3 4 |");

    [Fact]
    public void A_long_table_says_what_it_leaves_out()
    {
        var table = new Table(new LocalizedText("T"), [new(new LocalizedText("A"))], [.. Enumerable.Range(1, 1025).Select(i => (string?[])[$"{i}"])]);
        PartText.Of(table, German).ShouldEndWith("| 20 |\n\n… und 1.005 weitere Zeilen");
        PartText.Of(table, English).ShouldEndWith("… and 1,005 more rows");
    }

    [Fact]
    public void Passages_have_no_text_of_their_own() => PartText.Of(new Passages([]), German).ShouldBeEmpty();
}
