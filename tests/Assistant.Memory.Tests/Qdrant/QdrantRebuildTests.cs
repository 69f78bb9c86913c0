using System.Runtime.CompilerServices;
using Assistant.Doubles.Qdrant.Faults;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Indexing.Qdrant.State;
using Assistant.Memory.Indexing.Segments.Searching;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>Collections come and go behind the alias.</summary>
public sealed class QdrantRebuildTests : IAsyncLifetime
{
    private QdrantServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await QdrantServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_index_without_a_collection_finds_nothing_and_wants_to_be_built()
    {
        var index = _server.Open();
        await index.OpenAsync(Token);

        index.RebuildReason.ShouldNotBeNull().ShouldContain("no collection");
        (await FindAsync(index, "Turnhalle")).ShouldBeEmpty();
        (await index.CountAsync(Anybody, ["turnhall"], Token)).ShouldBe([0]);
        _server.Double.Collections.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_alias_is_switched_in_one_step_and_the_old_collection_goes()
    {
        var index = _server.Open();
        await index.ReplaceAsync([Of(1, "Turnhalle")], Token);
        var before = _server.Double.Aliases["assistant-passages"];
        await index.RebuildAsync(Batches([Of(2, "Hafen")]), Token);

        var after = _server.Double.Aliases["assistant-passages"];
        after.ShouldNotBe(before);
        after.ShouldStartWith("assistant-passages--");
        _server.Double.Collections.Keys.ShouldBe([after]);
        _server.Double.Requests.Count(request => request.Path == "/collections/aliases").ShouldBe(2);
    }

    [Fact]
    public async Task Searches_go_on_in_the_old_collection_while_the_new_one_is_built()
    {
        var index = _server.Open();
        await index.ReplaceAsync([Of(1, "Turnhalle")], Token);
        IReadOnlyList<long> between = [];
        await index.RebuildAsync(Documents(), Token);

        between.ShouldBe([10]);
        (await FindAsync(index, "Turnhalle")).ShouldBe([20]);

        async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> Documents([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return [Of(2, "Turnhalle")];
            between = await FindAsync(index, "Turnhalle");
        }
    }

    [Fact]
    public async Task Another_host_goes_over_to_the_new_collection_by_itself()
    {
        var (writer, reader) = (_server.Open(), _server.Open());
        await writer.RebuildAsync(Batches([Of(1, "Turnhalle")]), Token);
        (await FindAsync(reader, "Turnhalle")).ShouldBe([10]);
        await writer.RebuildAsync(Batches([Of(2, "Turnhalle")]), Token);

        (await FindAsync(reader, "Turnhalle")).ShouldBe([20]);
        await reader.ReplaceAsync([Of(3, "Turnhalle")], Token);
        (await FindAsync(writer, "Turnhalle")).ShouldBe([20, 30]);
    }

    [Fact]
    public async Task Another_host_analyses_questions_with_the_dictionary_of_the_collection()
    {
        var texts = Enumerable.Range(1, 40).Select(i => Of(i, i % 4 == 0 ? "Die Turnhalle wird saniert" : i % 4 == 1 ? "Neue Photovoltaik für die Schule" : i % 4 == 2 ? "Die Anlage im Park" : "Eine Photovoltaikanlage auf dem Dach")).ToArray();
        await _server.Open().RebuildAsync(Batches(texts), Token);
        var host = _server.Open();

        (await FindAsync(host, "Anlage", 40)).ShouldContain(30);
        (await FindAsync(host, "Turnhlale", 40)).ShouldContain(40, "the vocabulary corrects the spelling");
    }

    [Fact]
    public async Task What_a_killed_build_left_is_cleared_away_and_other_collections_are_not_touched()
    {
        var index = _server.Open();
        _server.Double.Faults.Add(new Fault(FaultKind.InternalError) { Path = "/collections/aliases" });
        _server.Double.Faults.Add(new Fault(FaultKind.InternalError) { Path = "/collections/assistant-passages--", Method = "DELETE" });
        await Should.ThrowAsync<PassageIndexException>(() => index.RebuildAsync(Batches([Of(1, "Turnhalle")]), Token));
        _server.Double.Collections.Count.ShouldBe(1);
        _server.Double.Faults.Clear();
        await _server.Open(_server.Options with { Collection = "assistant-passages-test" }).RebuildAsync(Batches([Of(1, "Turnhalle")]), Token);
        await index.RebuildAsync(Batches([Of(1, "Turnhalle")]), Token);

        _server.Double.Collections.Keys.Order().ShouldBe(_server.Double.Aliases.Values.Order());
    }

    [Fact]
    public async Task A_switch_whose_answer_is_lost_does_not_cost_the_collection()
    {
        var index = _server.Open();
        _server.Double.Faults.Add(new Fault(FaultKind.CutConnection) { Path = "/collections/aliases", Times = 1 });
        await index.RebuildAsync(Batches([Of(1, "Turnhalle")]), Token);

        (await FindAsync(index, "Turnhalle")).ShouldBe([10]);
    }

    [Fact]
    public async Task Another_analysis_other_weights_and_growth_want_a_new_index()
    {
        var index = _server.Open();
        await index.RebuildAsync(Batches([Of(1, "Turnhalle"), Of(2, "Hafen")]), Token);
        await ReasonAsync(index, null);
        await ReasonAsync(_server.Open(ranking: new RankingOptions { K1 = 2 }), "another version");
        await index.ReplaceAsync([.. Enumerable.Range(3, 3).Select(i => Of(i, "Hafen"))], Token);
        await ReasonAsync(index, "has grown to 5 passages of rebstadt");
    }

    [Fact]
    public async Task A_collection_that_was_deleted_behind_the_back_is_made_again_by_the_next_write()
    {
        var index = _server.Open();
        await index.ReplaceAsync([Of(1, "Turnhalle")], Token);
        (await FindAsync(index, "Turnhalle")).ShouldBe([10]);
        await _server.DropAsync(_server.Double.Aliases["assistant-passages"]);
        for (var time = 0; time < 2; time++)
            (await Should.ThrowAsync<PassageIndexException>(() => FindAsync(index, "Turnhalle"))).Message.ShouldContain("nicht mehr hat", customMessage: "an empty list would be a lie");
        index.RebuildReason.ShouldNotBeNull().ShouldContain("no collection");
        await ReasonAsync(index, "no collection");
        await index.ReplaceAsync([Of(2, "Turnhalle")], Token);
        (await FindAsync(index, "Turnhalle")).ShouldBe([20]);
    }

    [Fact]
    public async Task Batches_stay_under_the_limits_of_the_server()
    {
        var index = _server.Open();
        await index.RebuildAsync(Batches([Of(1, [.. Enumerable.Range(0, 9).Select(i => $"Turnhalle {i}")]), .. Enumerable.Range(2, 1_200).Select(i => Of(i, "Hafen"))]), Token);

        var writes = _server.Double.Requests.Where(request => request.Method == "PUT" && request.Path.EndsWith("/points", StringComparison.Ordinal)).ToList();
        writes.Count.ShouldBeGreaterThan(2);
        writes.ShouldAllBe(request => request.Body.Length < 32_000_000 && request.Query.Contains("wait=true"));
        (await index.EntriesAsync(CityId, Token)).Count.ShouldBe(1_209);
    }

    private static async Task ReasonAsync(QdrantPassageIndex index, string? reason)
    {
        await index.OpenAsync(Token);
        if (reason is null)
            index.RebuildReason.ShouldBeNull();
        else
            index.RebuildReason.ShouldNotBeNull().ShouldContain(reason);
    }

    private static async Task<IReadOnlyList<long>> FindAsync(QdrantPassageIndex index, string text, int count = 10) =>
        [.. (await index.SearchAsync(Anybody, new IndexQuery(text, count), Token)).Select(hit => hit.Passage)];

    private static async IAsyncEnumerable<IReadOnlyList<IndexedDocument>> Batches(params IndexedDocument[] documents)
    {
        foreach (var batch in documents.Chunk(500))
        {
            await Task.Yield();
            yield return batch;
        }
    }
}
