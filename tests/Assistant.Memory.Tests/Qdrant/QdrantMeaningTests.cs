using Assistant.Doubles.Qdrant.Faults;
using Assistant.Memory.Embedding;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Indexing.Vectors;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Tests.Embedding;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.DependencyInjection;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>Dense vectors in Qdrant: from the ledger into the collection, searched there, and taken along.</summary>
public sealed class QdrantMeaningTests : IAsyncLifetime
{
    private readonly HashEmbedder _embedder = new() { Synonyms = { ["Fahrradstraße"] = "Radweg" } };
    private QdrantServer _server = null!;
    private EmbeddedMemory _memory = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await QdrantServer.StartAsync();
        _memory = new EmbeddedMemory(
            _embedder, replace: services => services.AddSingleton<IPassageIndex>(provider => _server.Open(kept: provider.GetRequiredService<IKeptVectors>())));
    }

    public async ValueTask DisposeAsync()
    {
        _memory.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_means_the_same_is_found_within_the_filters_and_no_list_of_the_city_is_fetched()
    {
        await FillAsync(new Upserted(Paper("secret", "Radweg Radweg", audience: Audience.Group("rat"))), new Upserted(Paper("old", "Radweg", date: new DateOnly(2001, 1, 1))));
        _server.Double.ClearRequests();
        var found = await SearchAsync();

        found.ByMeaning.ShouldBeTrue();
        found.Reason.ShouldBeNull();
        (await _memory.Memory.FindAsync("Fahrradstraße")).Take(2).ShouldBe(["old", "bike"]);
        (await _memory.Memory.FindAsync("Fahrradstraße")).ShouldNotContain("secret");
        (await _memory.Memory.FindAsync("Fahrradstraße", Caller.Staff(TestMemory.City, "user", ["rat"]))).ShouldContain("secret");
        (await _memory.Memory.SearchAsync("Fahrradstraße", query: query => query with { Until = new DateOnly(2001, 12, 31) })).Select(hit => hit.Document.DocumentId).ShouldBe(["old"]);
        _server.Double.Requests.ShouldNotContain(request => request.Path.EndsWith("/scroll", StringComparison.Ordinal));
        Directory.Exists(_memory.Memory.Get<Assistant.Storage.Directories.DataDirectory>().File("vectors")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_collection_that_is_built_anew_takes_its_vectors_along()
    {
        await FillAsync();
        _embedder.Requests.Clear();
        await _server.DropAsync(Collection);
        await _memory.Memory.Get<IndexRebuilder>().RunAsync(Token);

        (await SearchAsync()).ByMeaning.ShouldBeTrue();
        (await HeldAsync()).ShouldBe(3);
        _embedder.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_vectors_are_missing_the_words_alone_count_until_the_embedder_has_brought_them_from_the_ledger()
    {
        await FillAsync();
        await _server.DropAsync(Collection);
        await _server.Open().RebuildAsync(new[] { new[] { Indexing.TestDocuments.Of(99, "Hafen") } }.ToAsyncEnumerable(), Token);
        await _memory.SyncAsync(new Upserted(Paper("bike", "Der Radweg wird breiter.")), new Upserted(Paper("money", "Der Haushalt ist beschlossen.")));

        (await new QdrantInspector(_server.Connect(), _server.Options, _memory.Memory.Index, _memory.Memory.Get<IKeptVectors>()).ExamineAsync(Token))
            .ShouldHaveSingleItem().Problem.ShouldContain("0 of the");
        var found = await SearchAsync();
        found.ByMeaning.ShouldBeFalse();
        found.Reason.ShouldNotBeNull();
        (await SearchAsync()).Reason!.ShouldContain("the index holds 0 of the");
        _embedder.Requests.Clear();
        await _memory.EmbedAsync();
        (await SearchAsync()).ByMeaning.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_model_fills_beside_the_one_that_is_searched_and_takes_its_place()
    {
        await FillAsync();
        (_embedder.ModelNames, _embedder.Dimension) = (["other", "hash"], 32);
        _embedder.Before = request => _ = request.Model == "other" ? throw new EmbeddingException(EmbeddingFailure.Unavailable, "not yet") : 0;
        await Should.ThrowAsync<EmbeddingException>(_memory.EmbedAsync);
        _embedder.Dimension = 64;
        (await SearchAsync()).ByMeaning.ShouldBeTrue("the old model still serves");

        (_embedder.Before, _embedder.Dimension) = (null, 32);
        await _memory.EmbedAsync();
        (await SearchAsync()).ByMeaning.ShouldBeTrue();
        (await HeldAsync(new VectorShape("other", 32))).ShouldBe(3);
        (await HeldAsync()).ShouldBe(0);
        _server.Double.Requests.Count(request => request.Method == "DELETE" && request.Path.Contains("/vectors/meaning-hash-64-", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_fill_that_breaks_off_goes_on_and_embeds_nothing_again()
    {
        await _memory.SyncAsync([.. Enumerable.Range(0, 20).Select(i => new Upserted(Paper($"p{i}", $"Vorlage {i} zum Radweg")))]);
        _server.Double.Faults.Add(new Fault(FaultKind.InternalError) { Path = "/points/vectors", Times = 1 });
        await Should.ThrowAsync<PassageIndexException>(_memory.EmbedAsync);
        (await SearchAsync()).ByMeaning.ShouldBeFalse();
        _embedder.Requests.Clear();
        await _memory.EmbedAsync();

        (await HeldAsync()).ShouldBe(20);
        (await SearchAsync()).ByMeaning.ShouldBeTrue();
        _embedder.Texts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paper_that_changes_loses_its_vector_and_gets_that_of_its_new_text()
    {
        await FillAsync();
        _memory.Memory.Time.Advance(TimeSpan.FromHours(1));
        await _memory.SyncAsync(new Upserted(Paper("bike", "Der Hafen wird tiefer.")), new Deleted("money", "gone"));
        (await HeldAsync()).ShouldBe(1);
        await _memory.EmbedAsync();

        (await HeldAsync()).ShouldBe(2);
        (await SearchAsync()).Hits[0].Score.ShouldBeLessThan(2.0 / 61);
    }

    [Fact]
    public async Task A_passage_that_was_written_again_in_the_meantime_gets_no_vector_of_its_old_text()
    {
        var index = _server.Open();
        var shape = new VectorShape("test", 2);
        await index.ReplaceAsync([Indexing.TestDocuments.Of(1, "Turnhalle")], Token);
        var (asked, written) = (new TaskCompletionSource(), new TaskCompletionSource());
        var filling = Task.Run(
            () => index.FillAsync(
                TestMemory.City,
                shape,
                _ =>
                {
                    asked.SetResult();
                    SpinWait.SpinUntil(() => written.Task.IsCompleted, TimeSpan.FromSeconds(10));
                    return [new PassageVector(10, 1, new[] { (Half)1, (Half)0 })];
                },
                Token),
            Token);
        await asked.Task;
        await index.ReplaceAsync([Indexing.TestDocuments.Of(1, "Hafen")], Token);
        written.SetResult();
        await filling;

        (await index.CountAsync(TestMemory.City, shape, Token)).ShouldBe(0);
    }

    private string Collection => _server.Double.Aliases["assistant-passages"];

    private Task<long> HeldAsync(VectorShape? shape = null) => ((IMeaningIndex)_memory.Memory.Index).CountAsync(TestMemory.City, shape ?? new VectorShape("hash", 64), Token);

    private Task<HybridHits> SearchAsync(string text = "Fahrradstraße") =>
        _memory.Memory.Get<HybridSearch>().SearchAsync(AccessFilter.For(Caller.Anonymous(TestMemory.City)), new IndexQuery(text, 10), Token);

    private async Task FillAsync(params SourceChange[] more)
    {
        await _memory.SyncAsync([new Upserted(Paper("bike", "Der Radweg wird breiter.")), new Upserted(Paper("money", "Der Haushalt ist beschlossen.")), new Upserted(Paper("hall", "Die Turnhalle ist alt.")), .. more]);
        await _memory.EmbedAsync();
    }
}
