using System.Globalization;
using Assistant.Conversations.Filters;
using Assistant.Sdk;
using Assistant.Walls.Access;
using static Assistant.Conversations.Tests.TestTurns;

namespace Assistant.Conversations.Tests.Filters;

public sealed class ImpliedFiltersTests : IAsyncLifetime
{
    private static readonly DateOnly s_today = new(2026, 11, 20);
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");
    private readonly TestTurns _turns = new();

    public async ValueTask InitializeAsync() => await _turns.SyncAsync(
        Of("1", "Stadtrat", "motion", "rejected"),
        Of("2", "Bau- und Umweltausschuss", "proposal", "adopted"),
        Of("3", "Ortsbeirat Weinberg", "inquiry", "noted"),
        Of("4", "Ortsbeirat Altrhein", "answer", "postponed"),
        Of("5", "Ausschuss für Schule", "information", "noted"),
        Of("6", "Ausschuss für Schule und Sport", "amendment", "adopted"),
        Of("7", "Personalrat", "budget", "withdrawn") with { Audience = Audience.Internal });

    public ValueTask DisposeAsync()
    {
        _turns.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("Was hat der Stadtrat am 27. März 2025 zum Feuerwehrgerätehaus beschlossen?", "27. März 2025|Stadtrat")]
    [InlineData("Was wurde im März 2025 zum Schulbau beraten?", "März 2025")]
    [InlineData("Was hat der Ortsbeirat Weinberg 2024 zur Kita beschlossen?", "2024|Ortsbeirat Weinberg")]
    [InlineData("Was beschloss der Stadtrat seit dem 1. Juli 2024 zum Deich?", "ab 1. Juli 2024|Stadtrat")]
    [InlineData("Welche Anträge gab es 2024 zum Radverkehr?", "2024|Antrag, Änderungsantrag")]
    [InlineData("Welche Anträge wurden abgelehnt?", "Antrag, Änderungsantrag|abgelehnt")]
    [InlineData("Zeige alle abgelehnten Anträge zum Radweg", "Antrag, Änderungsantrag|abgelehnt")]
    [InlineData("Anfragen im Stadtrat zum Leerstand", "Stadtrat|Anfrage, Antwort")]
    [InlineData("Was hat der Bauausschuss zum Radweg empfohlen?", "Bau- und Umweltausschuss")]
    [InlineData("Was wurde im Ausschuss für Schule und Sport behandelt?", "Ausschuss für Schule und Sport")]
    [InlineData("Sitzungen des Stadtrates zum Haushalt", "Stadtrat")]
    [InlineData("Ortsbeirat Weinberg 12.05.2025 Tempo 30", "12. Mai 2025|Ortsbeirat Weinberg")]
    [InlineData("Was haben die Ortsbeiräte in den letzten drei Monaten beraten?", "20. August 2026 bis 20. November 2026")]
    public async Task A_question_about_what_a_council_did_says_where_to_look(string question, string labels) =>
        string.Join('|', (await ReadAsync(question)).Select(filter => filter.Label)).ShouldBe(labels);

    [Theory]
    [InlineData("Radweg seit 2025", "ab 1. Januar 2025")]
    [InlineData("Bewohnerparken im Jahr 2024 Stadtrat", "2024|Stadtrat")]
    [InlineData("Haushalt 2025", "")]
    public async Task A_search_is_offered_the_time_that_it_names_whatever_it_is_for(string words, string labels) =>
        string.Join('|', (await _turns.Get<ImpliedFilters>().OfferAsync(Caller.Anonymous(TestTurns.City.Id), words, s_today, s_german, TestContext.Current.CancellationToken)).Select(filter => filter.Label)).ShouldBe(labels);

    [Theory]
    [InlineData("Was kostet der Bewohnerparkausweis seit Juli 2025 im Jahr?")]
    [InlineData("Hundesteuer erster Hund 2025")]
    [InlineData("Wie viele Radunfälle gab es 2019 bis 2023?")]
    [InlineData("Wie viele Mitglieder hat der Stadtrat?")]
    [InlineData("Wurde der Radweg beschlossen?")]
    [InlineData("Wurde der Antrag zum Radweg abgelehnt?")]
    [InlineData("Haushalt 2025 beschlossen?")]
    [InlineData("Vorlage 2024/0112 im Stadtrat beschlossen?")]
    [InlineData("Was hat der Gemeinderat zum Deich beschlossen?")]
    [InlineData("Was hat der Personalrat beschlossen?")]
    [InlineData("Wurden Anlagen beschlossen, die der Kreis abgelehnt hat?")]
    [InlineData("Welche Haushaltsanträge wurden zurückgezogen?")]
    public async Task What_may_be_a_things_own_or_has_no_value_here_implies_nothing(string question) =>
        (await ReadAsync(question)).ShouldBeEmpty();

    [Theory]
    [InlineData("Was wurde im letzten Stadtrat zum Deich beschlossen?", "5. November 2026|Stadtrat")]
    [InlineData("Was war im vorletzten Stadtrat?", "24. September 2026|Stadtrat")]
    [InlineData("Was steht im nächsten Stadtrat an?", "10. Dezember 2026|Stadtrat")]
    [InlineData("Was wurde in der letzten Sitzung beraten?", "12. November 2026")]
    [InlineData("In der letzten Sitzung des Bau- und Umweltausschusses: Radweg?", "12. November 2026|Bau- und Umweltausschuss")]
    [InlineData("Was wurde vor der Sommerpause zum Radweg beschlossen?", "1. Januar 2026 bis 25. Juni 2026")]
    [InlineData("Anträge nach der Sommerpause", "3. September 2026 bis 31. Dezember 2026|Antrag")]
    [InlineData("Was geschah vor der Sommerpause 2025?", "1. Januar 2025 bis 3. Juli 2025")]
    public async Task The_councils_own_calendar_says_when(string question, string labels)
    {
        await _turns.SyncAsync(
            Of("1", "Stadtrat", "motion", "rejected"),
            Met("2025-07-03", "Stadtrat"), Met("2025-08-28", "Stadtrat"),
            Met("2026-02-05", "Stadtrat"), Met("2026-06-25", "Stadtrat"), Met("2026-09-03", "Bau- und Umweltausschuss"), Met("2026-09-24", "Stadtrat"),
            Met("2026-11-05", "Stadtrat"), Met("2026-11-12", "Bau- und Umweltausschuss"), Met("2026-12-10", "Stadtrat"));

        string.Join('|', (await ReadAsync(question)).Select(filter => filter.Label)).ShouldBe(labels);
    }

    [Theory]
    [InlineData("Was wurde im letzten Stadtrat beschlossen?", "Stadtrat")]
    [InlineData("Was wurde vor der Sommerpause beschlossen?", "")]
    public async Task Without_meetings_the_calendar_says_nothing(string question, string labels) =>
        string.Join('|', (await ReadAsync(question)).Select(filter => filter.Label)).ShouldBe(labels);

    [Fact]
    public async Task The_label_is_in_the_language_of_its_reader()
    {
        var read = await _turns.Get<ImpliedFilters>().ReadAsync(Caller.Anonymous(TestTurns.City.Id), "Which motions were rejected in March 2025?", s_today, CultureInfo.GetCultureInfo("en-GB"), TestContext.Current.CancellationToken);

        read.Select(filter => filter.Label).ShouldContain("Motion, Amendment");
        read.Select(filter => filter.Label).ShouldContain("rejected");
    }

    private Task<IReadOnlyList<ImpliedFilter>> ReadAsync(string question) =>
        _turns.Get<ImpliedFilters>().ReadAsync(Caller.Anonymous(TestTurns.City.Id), question, s_today, s_german, TestContext.Current.CancellationToken);

    private static SourceDocument Met(string day, string committee) => Of($"{committee} {day}", committee, "information", "noted") with { Kind = "meeting", Date = DateOnly.Parse(day, CultureInfo.InvariantCulture) };

    private static SourceDocument Of(string id, string committee, string type, string outcome) => Paper(id, $"Vorlage {id}", "Der Text ist ohne Belang.") with
    {
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [FacetNames.Committee] = [committee],
            [FacetNames.PaperType] = [type],
            [FacetNames.Outcome] = [outcome],
        },
    };
}
