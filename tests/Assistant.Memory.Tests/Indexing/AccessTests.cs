using Assistant.Memory.Tests.Ingestion;
using Assistant.Sdk;
using Assistant.Walls.Access;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Indexing;

/// <summary>Wall 1: somebody else's document never turns up.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private readonly TestMemory _memory = new();

    public async ValueTask InitializeAsync() => await _memory.SyncAsync(new ScriptedSource(
        new Upserted(Paper("public", "Turnhalle", audience: Audience.Public)),
        new Upserted(Paper("internal", "Turnhalle", audience: Audience.Internal)),
        new Upserted(Paper("bauamt", "Turnhalle", audience: Audience.Group("bauamt"))),
        new Upserted(Paper("kaemmerei", "Turnhalle", audience: Audience.Group("kaemmerei"))),
        new Completed("1", true)));

    public ValueTask DisposeAsync()
    {
        _memory.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Somebody_without_a_login_finds_what_is_public() =>
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["public"]);

    [Fact]
    public async Task Staff_find_what_is_internal_and_what_is_of_their_groups() =>
        (await _memory.FindAsync("Turnhalle", Caller.Staff(TestMemory.City, "u1", ["bauamt"]))).Order().ShouldBe(["bauamt", "internal", "public"]);

    [Fact]
    public async Task Staff_of_another_city_find_nothing() =>
        (await _memory.FindAsync("Turnhalle", Caller.Staff("andernach", "u1", ["bauamt", "kaemmerei"]))).ShouldBeEmpty();

    [Theory]
    [InlineData("Turnhalle scope:internal")]
    [InlineData("Turnhalle\" OR scope : *")]
    [InlineData("NEAR(Turnhalle internal) NOT public")]
    [InlineData("* AND 1=1; DROP TABLE passage; --")]
    [InlineData("^Turnhalle {title text scope} : turnhall")]
    public async Task Query_language_in_a_question_widens_nothing(string question) =>
        (await _memory.FindAsync(question)).ShouldBeSubsetOf(["public"]);

    [Fact]
    public async Task A_filter_that_names_another_city_narrows_and_never_widens()
    {
        var hits = await _memory.SearchAsync("Turnhalle", query: query => query with
        {
            Facets = new Dictionary<string, IReadOnlyList<string>> { ["city' OR '1'='1"] = ["x"] },
        });
        hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paper_that_becomes_internal_is_no_longer_found_outside()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("public", "Turnhalle", audience: Audience.Internal, fingerprint: "now internal")), new Completed("2", false)));
        (await _memory.FindAsync("Turnhalle")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_number_of_passages_with_a_word_counts_only_what_the_caller_may_see()
    {
        var search = _memory.Get<Assistant.Memory.Retrieval.PassageSearch>();
        var cancellationToken = TestContext.Current.CancellationToken;
        (await search.WordsAsync(Caller.Anonymous(TestMemory.City), "Turnhalle", cancellationToken)).Single().Passages.ShouldBe(1);
        (await search.WordsAsync(Caller.Staff(TestMemory.City, "u", []), "Turnhalle", cancellationToken)).Single().Passages.ShouldBe(2);
        search.CountPassages(Caller.Anonymous(TestMemory.City)).ShouldBe(1);
        search.CountPassages(Caller.Staff(TestMemory.City, "u", [])).ShouldBe(2);
    }
}
