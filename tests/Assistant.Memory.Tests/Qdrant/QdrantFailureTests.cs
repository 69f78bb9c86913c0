using System.Diagnostics;
using Assistant.Doubles.Qdrant;
using Assistant.Doubles.Qdrant.Faults;
using Assistant.Memory.Indexing;
using Assistant.Memory.Indexing.Qdrant;
using Assistant.Memory.Indexing.Qdrant.Connection;
using Assistant.Memory.Indexing.Qdrant.State;
using static Assistant.Memory.Tests.Indexing.TestDocuments;

namespace Assistant.Memory.Tests.Qdrant;

/// <summary>A Qdrant that fails costs search only, and in seconds; what happened is said.</summary>
public sealed class QdrantFailureTests : IAsyncLifetime
{
    private QdrantServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await QdrantServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.Unavailable)]
    [InlineData(FaultKind.Timeout)]
    [InlineData(FaultKind.CutConnection)]
    public async Task What_passes_is_tried_again(FaultKind kind)
    {
        var index = await FilledAsync();
        _server.Double.Faults.Add(new Fault(kind) { Times = 1, Path = "/points/query" });
        _server.Double.Faults.Add(new Fault(kind) { Times = 1, Path = "/points", Method = "PUT" });

        (await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token)).Count.ShouldBe(1);
        await index.ReplaceAsync([Of(1, "Hafen")], Token);
        (await index.EntriesAsync(CityId, Token)).ShouldBe([new IndexEntry(10, 1)]);
    }

    [Fact]
    public async Task The_server_is_given_the_time_that_it_asks_for()
    {
        var index = await FilledAsync();
        _server.Double.Faults.Add(new Fault(FaultKind.TooManyRequests) { Times = 1 });
        var started = Stopwatch.GetTimestamp();
        await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token);

        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
    }

    [Theory]
    [InlineData(FaultKind.InternalError, "ServerFailed", "status 500")]
    [InlineData(FaultKind.NoJson, "BrokenAnswer", "not the JSON")]
    [InlineData(FaultKind.StorageFull, "StorageFull", "make room")]
    public async Task What_does_not_pass_is_tried_once_and_said(FaultKind kind, string failure, string said)
    {
        var index = await FilledAsync();
        _server.Double.ClearRequests();
        _server.Double.Faults.Add(new Fault(kind) { Path = "/points/query" });
        var exception = await FailAsync(index);

        exception.Failure.ToString().ShouldBe(failure);
        exception.Message.ShouldContain(said);
        exception.Message.ShouldContain(_server.Double.Url.Authority);
        _server.Double.Requests.Count(request => request.Path.EndsWith("/points/query", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.InternalError, "einen Fehler meldet", "meldet einen Fehler")]
    [InlineData(FaultKind.StorageFull, "Speicher des Suchservers voll", "nimmt keine Dokumente mehr auf")]
    public async Task People_are_told_why_they_cannot_search_and_operators_why_nothing_is_taken_in(FaultKind kind, string search, string write)
    {
        var index = await FilledAsync();
        _server.Double.Faults.Add(new Fault(kind));

        (await Should.ThrowAsync<PassageIndexException>(() => index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token))).Message.ShouldContain(search);
        (await Should.ThrowAsync<PassageIndexException>(() => index.ReplaceAsync([Of(1, "Hafen")], Token))).Message.ShouldContain(write);
    }

    [Fact]
    public async Task A_write_that_is_not_carried_out_is_a_failure()
    {
        var index = await FilledAsync();
        _server.Double.Faults.Add(new Fault(FaultKind.NotCarriedOut) { Path = "/points/delete" });
        (await Should.ThrowAsync<PassageIndexException>(() => index.DeleteAsync([1], Token))).InnerException!.Message.ShouldContain("acknowledged");
    }

    [Fact]
    public async Task Half_a_write_is_repaired_by_the_next_one()
    {
        var index = await FilledAsync();
        _server.Double.Faults.Add(new Fault(FaultKind.StorageFull) { Path = "/points/delete", Times = 1 });
        await Should.ThrowAsync<PassageIndexException>(() => index.ReplaceAsync([Of(1, "Hafen", "Hafen")], Token));
        await index.ReplaceAsync([Of(1, "Hafen")], Token);

        (await index.EntriesAsync(CityId, Token)).ShouldBe([new IndexEntry(10, 1)]);
    }

    [Fact]
    public async Task A_silent_server_costs_no_more_than_the_time_limit()
    {
        var index = await FilledAsync(_server.Options with { Timeout = TimeSpan.FromSeconds(0.5) });
        _server.Double.Faults.Add(new Fault(FaultKind.Hang) { Path = "/points/query" });
        var started = Stopwatch.GetTimestamp();
        (await FailAsync(index)).Failure.ShouldBe(QdrantFailure.TimedOut);

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_dead_server_is_named_at_once_and_found_again_when_it_is_back()
    {
        var index = await FilledAsync();
        await _server.Double.StopListeningAsync();
        var started = Stopwatch.GetTimestamp();
        var exception = await Should.ThrowAsync<PassageIndexException>(() => index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token));
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2.5));
        exception.Message.ShouldContain("nicht erreichbar");
        exception.Message.ShouldNotContain("127.0.0.1");
        exception.InnerException!.Message.ShouldContain("refused");
        await _server.Double.ListenAgainAsync();

        (await index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_sent_from_its_file_and_a_wrong_one_is_named_and_not_tried_again()
    {
        await using var server = await QdrantServer.StartAsync(new QdrantDoubleOptions { ApiKey = "right" });
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "right\n", Token);
            var index = server.Open(server.Options with { ApiKeyFile = file });
            await index.ReplaceAsync([Of(1, "Turnhalle")], Token);
            await File.WriteAllTextAsync(file, "wrong", Token);
            server.Double.ClearRequests();
            var exception = await FailAsync(index);

            exception.Failure.ShouldBe(QdrantFailure.AccessDenied);
            exception.Message.ShouldContain("ApiKeyFile");
            exception.ToString().ShouldNotContain("wrong");
            server.Double.Requests.Count.ShouldBe(1);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("ftp://qdrant", "assistant-passages", "no http address")]
    [InlineData("http://name:secret@qdrant", "assistant-passages", "no http address")]
    [InlineData("http://127.0.0.1:1", "a--b", "Collection")]
    public async Task A_setting_that_cannot_be_used_is_named(string url, string collection, string said)
    {
        var exception = await FailAsync(_server.Open(new QdrantOptions { Url = url, Collection = collection }));
        exception.Failure.ShouldBe(QdrantFailure.Misconfigured);
        exception.Message.ShouldContain(said);
        exception.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task An_alias_whose_name_a_collection_has_is_named()
    {
        await new QdrantClient(_server.Connect(), _server.Options).CreateAsync("assistant-passages", CollectionPlan.Of(new("x"), [], _server.Options), Token);
        var exception = await Should.ThrowAsync<PassageIndexException>(() => _server.Open().ReplaceAsync([Of(1, "Turnhalle")], Token));
        exception.InnerException!.Message.ShouldContain("choose another");
    }

    private async Task<QdrantPassageIndex> FilledAsync(QdrantOptions? options = null)
    {
        var index = _server.Open(options);
        await index.ReplaceAsync([Of(1, "Turnhalle")], Token);
        return index;
    }

    private static async Task<QdrantException> FailAsync(QdrantPassageIndex index) =>
        (await Should.ThrowAsync<PassageIndexException>(() => index.SearchAsync(Anybody, new IndexQuery("Turnhalle", 10), Token))).InnerException.ShouldBeOfType<QdrantException>();
}
