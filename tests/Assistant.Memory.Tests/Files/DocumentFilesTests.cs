using System.Net;
using System.Net.Sockets;
using System.Text;
using Assistant.Memory.Documents;
using Assistant.Memory.Files;
using Assistant.Memory.Ledger;
using Assistant.Memory.Tests.Ingestion;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Files;

/// <summary>The real fetcher and cache over a real server; the extraction of “PDF” files fails here, which is no matter.</summary>
public sealed class DocumentFilesTests : IAsyncLifetime
{
    private static readonly Caller s_anybody = Caller.Anonymous(TestMemory.City);
    private readonly FileServer _server = new();
    private readonly Clients _clients = new();
    private readonly TestMemory _memory;

    public DocumentFilesTests()
    {
        _memory = new TestMemory(services => services.AddSingleton<IFileClients>(_clients));
        _clients.Client = _memory.Client;
    }

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _memory.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_fetched_once_and_then_kept()
    {
        await AddAsync("%PDF-1.7 eins");

        (await OpenAsync()).ShouldBe("%PDF-1.7 eins");
        (await OpenAsync()).ShouldBe("%PDF-1.7 eins");
        _server.Requests.Count.ShouldBe(1);
        _clients.Asked.ShouldBe([TestMemory.Key]);
    }

    [Fact]
    public async Task Ten_readers_at_once_cost_one_request()
    {
        await AddAsync("%PDF-1.7 eins");

        (await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OpenAsync()))).ShouldAllBe(text => text == "%PDF-1.7 eins");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_the_ledger_learns_of_replaces_the_kept_file()
    {
        await AddAsync("%PDF-1.7 eins");
        await OpenAsync();
        _server.Serve("a.pdf", "%PDF-1.7 zwei");
        (await OpenAsync()).ShouldBe("%PDF-1.7 eins");
        await SetAsync("UPDATE file SET sha256 = 'a hash of other bytes'");

        (await OpenAsync()).ShouldBe("%PDF-1.7 zwei");
        (await OpenAsync()).ShouldBe("%PDF-1.7 zwei");
        _server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_deletion_leaves_the_cache()
    {
        await AddAsync("%PDF-1.7 eins");
        await OpenAsync();
        Kept().ShouldBe(1);
        await _memory.SyncAsync(new ScriptedSource(new Deleted("a", "taken back"), new Completed("2", false)));

        Kept().ShouldBe(0);
        (await ResultAsync()).ShouldBeOfType<OpenedFile.Missing>();
    }

    [Fact]
    public async Task What_is_internal_is_not_there_for_others_even_when_it_is_kept()
    {
        await AddAsync("%PDF-1.7 eins", Audience.Internal);
        var staff = Caller.Staff(TestMemory.City, "u", []);
        (await OpenAsync(staff)).ShouldBe("%PDF-1.7 eins");

        (await ResultAsync(staffFile: staff)).ShouldBeOfType<OpenedFile.Missing>();
        _memory.Get<DocumentReader>().Find(s_anybody, "a").ShouldBeNull();
        _memory.Get<DocumentReader>().Text(s_anybody, "a", null).ShouldBeNull();
        _memory.Get<DocumentReader>().Find(Caller.Staff("andernach", "u", []), "a").ShouldBeNull();
    }

    [Theory]
    [InlineData("<!doctype html><p>Wartung", 200, typeof(OpenedFile.NotPdf))]
    [InlineData("", 200, typeof(OpenedFile.NotPdf))]
    [InlineData("", 404, typeof(OpenedFile.Gone))]
    [InlineData("", 401, typeof(OpenedFile.Gone))]
    [InlineData("", 500, typeof(OpenedFile.Unreachable))]
    public async Task What_is_no_pdf_is_not_handed_out(string content, int status, Type expected)
    {
        await AddAsync("%PDF-1.7 eins");
        if (status == 200)
            _server.Serve("a.pdf", content);
        else
            _server.Refuse("a.pdf", status);

        (await ResultAsync()).ShouldBeOfType(expected);
        Kept().ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_after_a_while_and_not_asked_again_at_once()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        try
        {
            await AddAsync("%PDF-1.7 eins");
            var silent = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/a.pdf";
            await SetAsync("UPDATE file SET sha256 = NULL, download = @silent", new { silent });
            var files = _memory.Get<DocumentFiles>();
            using var impatient = Impatient(_memory);

            (await impatient.OpenAsync(s_anybody, "a", File(s_anybody), TestContext.Current.CancellationToken)).ShouldBeOfType<OpenedFile.Coming>();
            listener.Stop();
            await SetAsync("UPDATE file SET download = 'http://127.0.0.1:9/a.pdf'");
            (await files.OpenAsync(s_anybody, "a", File(s_anybody), TestContext.Current.CancellationToken)).ShouldBeOfType<OpenedFile.Unreachable>();
            _clients.Asked.Clear();
            (await files.OpenAsync(s_anybody, "a", File(s_anybody), TestContext.Current.CancellationToken)).ShouldBeOfType<OpenedFile.Unreachable>();
            _clients.Asked.ShouldBeEmpty();
        }
        finally
        {
            listener.Dispose();
        }
    }

    [Fact]
    public async Task Without_the_plugin_the_kept_file_is_still_there()
    {
        await AddAsync("%PDF-1.7 eins");
        await OpenAsync();
        _clients.Client = null;
        (await OpenAsync()).ShouldBe("%PDF-1.7 eins");

        await SetAsync("UPDATE file SET sha256 = NULL");
        (await ResultAsync()).ShouldBeOfType<OpenedFile.Unreachable>();
    }

    [Fact]
    public async Task The_text_of_a_document_comes_page_by_page_in_reading_order()
    {
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Paper("t", "Erste Seite.\fZweite Seite.")), new Completed("1", true)));

        var passages = _memory.Get<DocumentReader>().Text(s_anybody, "t", null)!;
        passages.Select(passage => (passage.Page, passage.Text)).ShouldBe([(1, "Erste Seite."), (2, "Zweite Seite.")]);
        var file = passages[0].File!.Value;
        _memory.Get<DocumentReader>().Text(s_anybody, "t", file)!.Count.ShouldBe(2);
        _memory.Get<DocumentReader>().Text(s_anybody, "t", file + 1).ShouldBeNull();
    }

    // The state is set by hand: what these bytes are to pdftotext is another test's matter.
    private async Task AddAsync(string content, Audience? audience = null)
    {
        _server.Serve("a.pdf", content);
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Remote("a", _server.Address("a.pdf")) with { Audience = audience ?? Audience.Public }), new Completed("1", true)));
        await SetAsync("UPDATE file SET state = 'Indexed', retry_at = NULL");
        _server.Requests.Clear();
    }

    private Task SetAsync(string sql, object? values = null) => _memory.Database.WriteAsync(connection => connection.Execute(sql, values), TestContext.Current.CancellationToken);

    private static DocumentFiles Impatient(TestMemory memory) => new(
        memory.Get<DocumentReader>(),
        memory.Get<Memory.Ingestion.FileFetcher>(),
        memory.Get<FileCache>(),
        memory.Get<IFileClients>(),
        new FileCacheOptions { Patience = TimeSpan.FromMilliseconds(1) },
        TimeProvider.System,
        Microsoft.Extensions.Logging.Abstractions.NullLogger<DocumentFiles>.Instance);

    private int Kept() => Directory.EnumerateFiles(Path.Combine(_memory.Get<Storage.Directories.DataDirectory>().Path, "files"), "*", SearchOption.AllDirectories).Count();

    private long File(Caller caller) => _memory.Get<DocumentReader>().Find(caller, "a")!.Files.Single().Id;

    private Task<OpenedFile> ResultAsync(Caller? caller = null, Caller? staffFile = null)
    {
        var known = _memory.Get<DocumentReader>().Find(staffFile ?? caller ?? s_anybody, "a")?.Files.Single().Id ?? 1;
        return _memory.Get<DocumentFiles>().OpenAsync(caller ?? s_anybody, "a", known, TestContext.Current.CancellationToken);
    }

    private async Task<string> OpenAsync(Caller? caller = null)
    {
        var content = (await ResultAsync(caller)).ShouldBeOfType<OpenedFile.Content>();
        using var reader = new StreamReader(content.Stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Clients : IFileClients
    {
        public HttpClient? Client { get; set; }

        public List<SourceKey> Asked { get; } = [];

        public Task<HttpClient?> FindAsync(SourceKey source, CancellationToken cancellationToken)
        {
            lock (Asked)
                Asked.Add(source);
            return Task.FromResult(Client);
        }
    }
}
