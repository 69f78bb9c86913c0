using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Sdk;
using Dapper;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Ingestion;

public sealed class FileFetchingTests : IAsyncLifetime
{
    private readonly TestMemory _memory = new();
    private readonly FileServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _memory.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_fetched_and_its_address_is_where_a_person_opens_it()
    {
        _server.Serve("a.txt", "Die Turnhalle wird gebaut.");
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"));

        var hit = (await _memory.SearchAsync("Turnhalle")).Single();
        hit.Link.ShouldBe(_server.Address("a.txt"));
    }

    [Fact]
    public async Task The_same_bytes_are_not_read_twice()
    {
        _server.Serve("a.txt", "Die Turnhalle wird gebaut.");
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"));
        var summary = await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"));

        summary.Unchanged.ShouldBe(1);
        summary.Passages.ShouldBe(0);
        _server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_etag_saves_the_transfer()
    {
        _server.Serve("a.txt", "Die Turnhalle wird gebaut.", etag: "\"v1\"");
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"));
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"));

        _server.Requests[1].IfNoneMatch.ShouldBe("\"v1\"");
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_full_run_finds_new_bytes_behind_an_old_description()
    {
        _server.Serve("a.txt", "Die Turnhalle wird gebaut.");
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain", "same"), full: true);
        _server.Serve("a.txt", "Das Schwimmbad wird gebaut.");
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain", "same"));
        (await _memory.FindAsync("Schwimmbad")).ShouldBeEmpty();
        _memory.Time.Advance(TimeSpan.FromMinutes(1));
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain", "same"), full: true);

        (await _memory.FindAsync("Schwimmbad")).ShouldBe(["a"]);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_file_that_is_no_longer_public_leaves_the_index(int status)
    {
        _server.Serve("a.txt", "Die Turnhalle wird gebaut.");
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"));
        _server.Refuse("a.txt", status);
        var summary = await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"));

        summary.Failed.ShouldBe(1);
        (await _memory.FindAsync("Turnhalle")).ShouldBeEmpty();
        (await _memory.FindAsync("Vorlage a")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_server_that_is_down_costs_nothing_that_was_read_and_is_asked_again_in_time()
    {
        _server.Serve("a.txt", "Die Turnhalle wird gebaut.");
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"));
        _server.Refuse("a.txt", 500);
        (await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"))).Failed.ShouldBe(1);
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);

        _server.Serve("a.txt", "Das Schwimmbad wird gebaut.");
        await _memory.SyncAsync(new ScriptedSource(new Completed("next", false)));
        (await _memory.FindAsync("Schwimmbad")).ShouldBeEmpty();
        _memory.Time.Advance(TimeSpan.FromHours(2));
        (await _memory.SyncAsync(new ScriptedSource(new Completed("later", false)))).Changed.ShouldBe(1);
        (await _memory.FindAsync("Schwimmbad")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Only_the_file_whose_time_has_come_is_fetched_again()
    {
        _server.Serve("good.txt", "Die Turnhalle wird gebaut.");
        _server.Refuse("bad.txt", 500);
        var document = Remote("a", _server.Address("good.txt"), "text/plain", "same");
        await SyncAsync(document with { Files = [.. document.Files, new SourceFile { Id = "bad", Name = "Anlage", Download = _server.Address("bad.txt") }] });
        _server.Requests.Clear();
        _server.Serve("bad.txt", "Das Schwimmbad wird gebaut.");
        _memory.Time.Advance(TimeSpan.FromHours(2));
        await _memory.SyncAsync(new ScriptedSource(new Completed("later", false)));

        _server.Requests.Select(request => request.Path).ShouldBe(["/bad.txt"]);
        (await _memory.FindAsync("Schwimmbad")).ShouldBe(["a"]);
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_web_page_in_place_of_the_file_does_not_replace_what_was_read()
    {
        _server.Serve("a.txt", "Die Turnhalle wird gebaut.");
        await SyncAsync(Remote("a", _server.Address("a.txt"), null));
        _server.Serve("a.txt", "<!DOCTYPE html><html><body>Bitte melden Sie sich an.</body></html>");
        var summary = await SyncAsync(Remote("a", _server.Address("a.txt"), "application/pdf"));

        summary.Failed.ShouldBe(1);
        (await _memory.FindAsync("Turnhalle")).ShouldBe(["a"]);
        State().ShouldBe((nameof(FileState.Unreachable), 1));
    }

    [Fact]
    public async Task A_broken_file_is_kept_with_its_reason_and_tried_again()
    {
        _server.Serve("a.pdf", "%PDF-1.4 and then nothing that a reader could use");
        var summary = await SyncAsync(Remote("a", _server.Address("a.pdf")));

        summary.Failed.ShouldBe(1);
        summary.Reasons.Count.ShouldBe(1);
        State().ShouldBe((nameof(FileState.Broken), 1));
        _memory.Database.Read(connection => connection.ExecuteScalar<string>("SELECT retry_at FROM file")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_is_left_in_the_work_directory()
    {
        _server.Serve("a.txt", "Die Turnhalle wird gebaut.");
        await SyncAsync(Remote("a", _server.Address("a.txt"), "text/plain"));

        Directory.GetFiles(_memory.Get<Assistant.Storage.Directories.DataDirectory>().File("work")).ShouldBeEmpty();
    }

    private Task<SyncSummary> SyncAsync(SourceDocument document, bool full = false) =>
        _memory.SyncAsync(new ScriptedSource(new Upserted(document), new Completed("1", false)), full);

    private (string State, int Attempts) State() => _memory.Database.Read(connection => connection.QuerySingle<(string, int)>("SELECT state, attempts FROM file"));
}
