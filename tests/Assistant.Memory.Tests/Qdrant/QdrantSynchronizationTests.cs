using Assistant.Doubles.Qdrant.Faults;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Retrieval;
using Assistant.Memory.Tests.Ingestion;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Assistant.Walls.Egress;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>The whole way from a source over the ledger into Qdrant and back.</summary>
public sealed class QdrantSynchronizationTests : IAsyncLifetime
{
    private QdrantServer _server = null!;
    private TestMemory _memory = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await QdrantServer.StartAsync();
        _memory = Memory();
    }

    public async ValueTask DisposeAsync()
    {
        _memory.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Papers_are_found_and_leave_when_they_are_deleted()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Turnhalle")), new Upserted(Paper("b", "Turnhalle", audience: Audience.Internal)), new Completed("1", true)));
        (await _memory.FindAsync("Turnhallen")).ShouldBe(["a"]);
        (await _memory.FindAsync("Turnhallen", Caller.Staff(TestMemory.City, "u", []))).Order().ShouldBe(["a", "b"]);
        _memory.Index.RebuildReason.ShouldBeNull("it was built from the ledger at the end of the run");

        await _memory.SyncAsync(new ScriptedSource(new Deleted("a", "deleted"), new Completed("2", false)));
        (await _memory.FindAsync("Turnhallen")).ShouldBeEmpty();
        (await _memory.Get<FacetedSearch>().ValuesAsync(Caller.Anonymous(TestMemory.City), TestContext.Current.CancellationToken)).Documents.ShouldBe(0);
    }

    [Fact]
    public async Task A_lost_collection_comes_back_from_the_ledger()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("a", "Turnhalle")), new Completed("1", true)));
        await _server.DropAsync(_server.Double.Aliases["assistant-passages"]);
        await _memory.SyncAsync(new ScriptedSource(new Completed("2", false)));

        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_server_that_is_down_stops_the_run_with_a_sentence_and_loses_nothing()
    {
        await _server.Double.StopListeningAsync();
        var source = new ScriptedSource(new Upserted(Paper("a", "Turnhalle")), new Completed("1", true));
        (await Should.ThrowAsync<PassageIndexException>(() => _memory.SyncAsync(source))).Message.ShouldContain("Der Suchserver ist nicht erreichbar. Was gelesen wurde, geht nicht verloren");
        await _server.Double.ListenAgainAsync();
        await _memory.SyncAsync(source);

        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
    }

    [Theory]
    [InlineData(FaultKind.InternalError)]
    [InlineData(FaultKind.StorageFull)]
    public async Task A_server_that_fails_in_the_middle_of_a_run_costs_no_passage(FaultKind kind)
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("first", "Hafen")), new Completed("0", false)));
        SourceChange[] papers = [.. Enumerable.Range(0, 150).Select(i => new Upserted(Paper($"p{i}", $"Turnhalle Nummer {i}")))];
        _server.Double.Faults.Add(new Fault(kind) { Path = "/points", Method = "PUT", After = 1 });
        await Should.ThrowAsync<PassageIndexException>(() => _memory.SyncAsync(new ScriptedSource([.. papers, new Completed("1", false)])));
        (await _memory.FindAsync("Hafen")).ShouldBe(["first"], "what is there is found");
        _server.Double.Faults.Clear();
        await _memory.SyncAsync(new ScriptedSource([.. papers, new Completed("1", false)]));

        var held = await _memory.Index.EntriesAsync(TestMemory.City, TestContext.Current.CancellationToken);
        held.Select(entry => entry.Passage).Order().ShouldBe(_memory.Database.Read(connection => connection.Query<long>("SELECT id FROM passage ORDER BY id").ToList()));
        held.Count.ShouldBe(151);
    }

    [Fact]
    public void Qdrant_holds_the_passages_only_where_it_is_set_up()
    {
        using var own = new TestMemory(services => services.AddSingleton(new EgressConnector(new EgressOptions())), options: new MemoryOptions { Qdrant = _server.Options });
        own.Index.ShouldBeOfType<QdrantPassageIndex>();
        own.Get<QdrantInspector>().ShouldNotBeNull();
        new QdrantOptions().IsOn.ShouldBeFalse();
    }

    private TestMemory Memory() => new(services => services.AddSingleton<IPassageIndex>(_ => _server.Open()));
}
