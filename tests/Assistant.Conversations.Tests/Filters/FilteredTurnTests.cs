using Assistant.Conversations.Answers;
using Assistant.Conversations.Filters;
using Assistant.Conversations.History;
using Assistant.Conversations.Turns;
using Assistant.Sdk;
using Microsoft.Extensions.AI;
using static Assistant.Conversations.Tests.TestTurns;

namespace Assistant.Conversations.Tests.Filters;

public sealed class FilteredTurnTests : IAsyncLifetime
{
    private const string Question = "Was hat der Stadtrat 2025 zum Radweg an der Uferstraße beschlossen?";
    private readonly TestTurns _turns = new();

    public async ValueTask InitializeAsync() => await _turns.SyncAsync(
        Of("old", "2024-03-01", "Stadtrat", "Der Stadtrat beschließt den Radweg an der Uferstraße mit Kosten von 100.000 Euro."),
        Of("new", "2025-03-01", "Stadtrat", "Der Stadtrat beschließt den Radweg an der Uferstraße mit Kosten von 200.000 Euro."),
        Of("other", "2025-04-01", "Ortsbeirat Weinberg", "Der Ortsbeirat Weinberg beschließt den Spielplatz am Rebenweg."),
        Of("f1", "2025-05-01", "Stadtrat", "Die Hundesteuer steigt."),
        Of("f2", "2025-05-02", "Stadtrat", "Die Feuerwehr bekommt ein Fahrzeug."),
        Of("f3", "2025-05-03", "Stadtrat", "Das Museum wird umgebaut."),
        Of("f4", "2025-05-04", "Stadtrat", "Der Haushalt ist ausgeglichen."));

    public ValueTask DisposeAsync()
    {
        _turns.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_the_question_implies_narrows_the_search_and_is_told_before_it()
    {
        var events = await _turns.RunAsync(Question);

        var answer = Answer(events);
        answer.Citations.Select(citation => citation.Document.DocumentId).Distinct().ShouldBe(["new"]);
        answer.Citations[0].Facets![FacetNames.Committee].ShouldBe(["Stadtrat"]);
        answer.Filters!.Implied!.Select(filter => filter.Label).ShouldBe(["2025", "Stadtrat"]);
        answer.Filters.Relaxed.ShouldBeFalse();
        events.Select(happened => happened.GetType().Name).ToList().IndexOf("Filtered").ShouldBe(events.Select(happened => happened.GetType().Name).ToList().IndexOf("Searched") - 1);
    }

    [Fact]
    public async Task What_the_person_takes_away_is_not_implied()
    {
        var answer = Answer(await _turns.RunAsync(Question, change: question => question with { WithoutImplied = [FilterKind.Period, FilterKind.Committee] }));

        answer.Filters.ShouldBeNull();
        answer.Citations.Select(citation => citation.Document.DocumentId).ShouldContain("old");
    }

    [Fact]
    public async Task Where_nothing_would_be_left_the_search_goes_without_and_says_so()
    {
        var answer = Answer(await _turns.RunAsync("Was hat der Ortsbeirat Weinberg 2025 zum Radweg an der Uferstraße beschlossen?"));

        answer.Refused.ShouldBeFalse();
        answer.Filters!.Relaxed.ShouldBeTrue();
        answer.Filters.Sentence!.ShouldContain("„2025, Ortsbeirat Weinberg“");
        answer.Citations.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_the_person_sets_holds_and_goes_before_what_the_question_implies()
    {
        var answer = Answer(await _turns.RunAsync(Question, change: question => question with { Filters = new SearchFilters { Since = new DateOnly(2024, 1, 1), Until = new DateOnly(2024, 12, 31) } }));

        answer.Citations.Select(citation => citation.Document.DocumentId).Distinct().ShouldBe(["old"]);
        answer.Filters!.Implied!.Select(filter => filter.Kind).ShouldBe([FilterKind.Committee]);
    }

    [Fact]
    public async Task Filters_that_leave_nothing_are_not_relaxed_but_named()
    {
        var answer = Answer(await _turns.RunAsync("Radweg Uferstraße", change: question => question with { Filters = new SearchFilters { Committee = ["Ortsbeirat Weinberg"] } }));

        answer.Refused.ShouldBeTrue();
        answer.Filters!.Relaxed.ShouldBeFalse();
        answer.Filters.Sentence.ShouldBe("Mit Ihren Filtern (Ortsbeirat Weinberg) wurde nichts Passendes gefunden. Ohne sie gibt es Treffer.");
    }

    [Fact]
    public async Task A_follow_up_inherits_no_filter_of_the_question_before()
    {
        var events = await _turns.RunAsync("Und was kostet das?", history: [new ChatMessage(ChatRole.User, "Was wurde im März 2025 zum Radweg an der Uferstraße beraten?"), new ChatMessage(ChatRole.Assistant, "…")]);

        Answer(events).Filters.ShouldBeNull();
        Answer(events).Citations.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_answer_made_anew_keeps_the_filters_unless_others_are_set()
    {
        var asked = new Question("Radweg Uferstraße", HistoryCaller, TestTurns.City) { Filters = new SearchFilters { Until = new DateOnly(2024, 12, 31) } };
        var first = await RunStoredAsync(new TurnRequest(asked, "c1") { SetsFilters = true });
        var again = await RunStoredAsync(new TurnRequest(asked with { Filters = SearchFilters.None }, "c1") { Regenerate = first });
        var without = await RunStoredAsync(new TurnRequest(asked with { Filters = SearchFilters.None }, "c1") { Regenerate = again, SetsFilters = true });

        var conversation = await _turns.Get<ConversationStore>().GetAsync(HistoryCaller, "c1", TestContext.Current.CancellationToken);
        AppliedFilters? Of(string id) => conversation.Messages.Single(message => message.Id == id).Answer!.Answer.Filters;
        Of(first)!.Given!.Until.ShouldBe(new DateOnly(2024, 12, 31));
        Of(again)!.Given!.Until.ShouldBe(new DateOnly(2024, 12, 31));
        Of(without).ShouldBeNull();
    }

    [Fact]
    public void An_answer_stored_before_there_were_filters_is_still_read()
    {
        const string stored = """{"version":1,"answer":{"text":"Ja [1].","mode":"Extractive","citations":[{"number":1,"document":{"documentId":"d","title":"t"},"passageId":"p","quote":"Ja"}],"tools":[{"name":"ris_meetings","argumentsJson":"{}","parts":[]}]}}""";

        var answer = HistoryJson.Read(stored)!.Answer;
        answer.Filters.ShouldBeNull();
        answer.Citations.Single().Facets.ShouldBeNull();
        answer.Tools.Single().Title.ShouldBeNull();
    }

    private static Walls.Access.Caller HistoryCaller { get; } = Walls.Access.Caller.Visitor(TestTurns.City.Id, "visitor-1");

    private async Task<string> RunStoredAsync(TurnRequest request)
    {
        string? answer = null;
        await _turns.Get<StoredTurns>().RunAsync(request, happened => answer = happened is TurnEvent.Kept kept ? kept.AnswerId : answer, TestContext.Current.CancellationToken);
        return answer!;
    }

    private static Answer Answer(IReadOnlyList<TurnEvent> events) => events.OfType<TurnEvent.Finished>().Single().Answer;

    private static SourceDocument Of(string id, string day, string committee, string text) => Paper(id, $"Vorlage {id}", text) with
    {
        Date = DateOnly.ParseExact(day, "O"),
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [FacetNames.Committee] = [committee] },
    };
}
