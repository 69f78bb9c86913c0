using System.Globalization;
using Assistant.Conversations.Tools;

namespace Assistant.Conversations.Tests.Tools;

public sealed class PeriodReaderTests
{
    // Wednesday, 16 September 2026.
    [Theory]
    [InlineData("Sitzungen am 3.5.2024", "2024-05-03", "2024-05-03")]
    [InlineData("Sitzungen am 03.05.24", "2024-05-03", "2024-05-03")]
    [InlineData("Sitzungen am 3. Mai 2024", "2024-05-03", "2024-05-03")]
    [InlineData("am 3.Mai 2024", "2024-05-03", "2024-05-03")]
    [InlineData("am 2024-05-03", "2024-05-03", "2024-05-03")]
    [InlineData("im März 2025", "2025-03-01", "2025-03-31")]
    [InlineData("im Maerz 2025", "2025-03-01", "2025-03-31")]
    [InlineData("im Februar 2024", "2024-02-01", "2024-02-29")]
    [InlineData("im Jahr 2024", "2024-01-01", "2024-12-31")]
    [InlineData("im 3. Quartal 2025", "2025-07-01", "2025-09-30")]
    [InlineData("heute", "2026-09-16", "2026-09-16")]
    [InlineData("Was war gestern?", "2026-09-15", "2026-09-15")]
    [InlineData("vorgestern", "2026-09-14", "2026-09-14")]
    [InlineData("morgen", "2026-09-17", "2026-09-17")]
    [InlineData("übermorgen", "2026-09-18", "2026-09-18")]
    [InlineData("Welche Sitzungen sind nächste Woche?", "2026-09-21", "2026-09-27")]
    [InlineData("in dieser Woche", "2026-09-14", "2026-09-20")]
    [InlineData("letzte Woche", "2026-09-07", "2026-09-13")]
    [InlineData("diesen Monat", "2026-09-01", "2026-09-30")]
    [InlineData("im nächsten Monat", "2026-10-01", "2026-10-31")]
    [InlineData("im vergangenen Jahr", "2025-01-01", "2025-12-31")]
    [InlineData("nächstes Jahr", "2027-01-01", "2027-12-31")]
    [InlineData("am Freitag", "2026-09-18", "2026-09-18")]
    [InlineData("seit Montag", "2026-09-14", null)]
    [InlineData("seit gestern", "2026-09-15", null)]
    [InlineData("seit letzter Woche", "2026-09-07", null)]
    [InlineData("seit dem 1. März", "2026-03-01", null)]
    [InlineData("seit 1.9.2026", "2026-09-01", null)]
    [InlineData("ab 2025", "2025-01-01", null)]
    [InlineData("bis Ende März 2025", null, "2025-03-31")]
    [InlineData("vor dem 1.1.2025", null, "2025-01-01")]
    [InlineData("zwischen März und Mai 2025", "2025-03-01", "2025-05-31")]
    [InlineData("vom 1.3.2025 bis zum 15.4.2025", "2025-03-01", "2025-04-15")]
    [InlineData("vom 3. bis 5. Mai 2025", "2025-05-03", "2025-05-05")]
    [InlineData("von 2023 bis 2025", "2023-01-01", "2025-12-31")]
    [InlineData("in den letzten drei Monaten", "2026-06-16", "2026-09-16")]
    [InlineData("in den letzten 14 Tagen", "2026-09-02", "2026-09-16")]
    [InlineData("in den nächsten zwei Wochen", "2026-09-16", "2026-09-30")]
    [InlineData("am 15.10.", "2026-10-15", "2026-10-15")]
    [InlineData("next week", "2026-09-21", "2026-09-27")]
    [InlineData("Which papers are new this month?", "2026-09-01", "2026-09-30")]
    public void A_time_is_read(string question, string? from, string? to) =>
        PeriodReader.Read(question, FixedTime.Today).ShouldBe(new Period(Day(from), Day(to)));

    [Theory]
    [InlineData("Was kostet die Turnhalle?")]
    [InlineData("am 31.2.2024")]
    [InlineData("am 31.2.")]
    [InlineData("am 30. Februar 2025")]
    [InlineData("am 15.13.2025")]
    [InlineData("am 0.5.2025")]
    [InlineData("am 29. Februar 2025")]
    [InlineData("Stand der Vorlage 2024/0112")]
    [InlineData("Drucksache 0815/2023")]
    [InlineData("Drucksache 2024-0112")]
    [InlineData("Bebauungsplan 85/1")]
    [InlineData("vom 5.5.2025 bis 1.1.2025")]
    [InlineData("")]
    public void What_is_no_time_gives_none(string question) => PeriodReader.Read(question, FixedTime.Today).ShouldBeNull();

    [Theory]
    [InlineData("2026-12-30", "nächste Woche", "2027-01-04", "2027-01-10")]
    [InlineData("2026-12-30", "diese Woche", "2026-12-28", "2027-01-03")]
    [InlineData("2026-12-30", "im nächsten Monat", "2027-01-01", "2027-01-31")]
    [InlineData("2026-12-10", "im Januar", "2027-01-01", "2027-01-31")]
    [InlineData("2027-01-10", "im Dezember", "2026-12-01", "2026-12-31")]
    [InlineData("2027-01-10", "seit dem 1. Dezember", "2026-12-01", null)]
    [InlineData("2027-01-01", "letzte Woche", "2026-12-21", "2026-12-27")]
    [InlineData("2027-01-01", "gestern", "2026-12-31", "2026-12-31")]
    public void The_turn_of_the_year_is_crossed(string today, string question, string? from, string? to) =>
        PeriodReader.Read(question, Day(today)!.Value).ShouldBe(new Period(Day(from), Day(to)));

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
