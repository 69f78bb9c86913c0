using Assistant.Memory.Documents;
using Assistant.Memory.Extraction;
using Assistant.Memory.Extraction.Recognition;
using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Sdk;
using Assistant.Walls.Access;
using Microsoft.Extensions.DependencyInjection;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Ingestion;

public sealed class RecognitionRunTests : IAsyncLifetime
{
    private readonly ScriptedExtractor _extractor = new();
    private readonly TestMemory _memory;
    private readonly FileServer _server = new();

    public RecognitionRunTests() => _memory = new TestMemory(services => services.AddSingleton<ITextExtractor>(_extractor));

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        _server.Serve("scan.pdf", "Bytes");
    }

    public async ValueTask DisposeAsync()
    {
        _memory.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_scan_that_was_put_off_is_read_by_a_later_run_and_marked()
    {
        _extractor.Next = Nothing(RecognitionState.PutOff);
        await SyncAsync();
        File().State.ShouldBe(FileState.NoText);
        _extractor.Next = Read();
        await SyncAsync();
        _extractor.Calls.ShouldBe(1);

        _memory.Time.Advance(RecognitionBudget.Period);
        await SyncAsync();

        File().State.ShouldBe(FileState.Indexed);
        var passage = _memory.Get<DocumentReader>().Text(Caller.Anonymous(TestMemory.City), "a", null).ShouldNotBeNull().Single();
        passage.IsRecognized.ShouldBeTrue();
        passage.Start.ShouldBe(0);
        passage.Length.ShouldBe(passage.Text.Length);
        (await _memory.SearchAsync("Beschluss")).Single().IsRecognized.ShouldBeTrue();
    }

    [Fact]
    public async Task Once_tesseract_is_there_a_full_run_reads_the_scans_of_before()
    {
        _extractor.CanRecognize = false;
        _extractor.Next = Nothing(RecognitionState.NotInstalled);
        await SyncAsync(full: true);
        _memory.Time.Advance(TimeSpan.FromDays(7));
        await SyncAsync(full: true);
        _extractor.Calls.ShouldBe(1);

        (_extractor.CanRecognize, _extractor.Next) = (true, Read());
        _memory.Time.Advance(TimeSpan.FromDays(7));
        await SyncAsync(full: true);

        File().State.ShouldBe(FileState.Indexed);
    }

    [Fact]
    public async Task Minutes_stand_under_the_titles_of_the_agenda_beside_them()
    {
        _extractor.Next = new ExtractedText { Pages = [new ExtractedPage(1, "Niederschrift\n\nZu TOP 5:\n\nDer Rat stimmt ohne Aussprache zu.")], HasPages = true, Outcome = ExtractionOutcome.Complete };
        var meeting = Remote("a", _server.Address("scan.pdf"));
        await _memory.SyncAsync(new ScriptedSource(new Upserted(meeting with
        {
            Files = [new SourceFile { Id = "agenda", Name = "Tagesordnung", MediaType = "text/markdown", Text = "# Sitzung\n\n## TOP 5: Trinkbrunnen am Marktplatz" }, .. meeting.Files],
        })));

        var passages = _memory.Get<DocumentReader>().Text(Caller.Anonymous(TestMemory.City), "a", null).ShouldNotBeNull();
        passages.Single(passage => passage.Text.Contains("ohne Aussprache", StringComparison.Ordinal)).Heading.ShouldBe("TOP 5: Trinkbrunnen am Marktplatz");
    }

    [Fact]
    public void The_budget_is_full_again_after_an_hour()
    {
        var time = new MovableTime(DateTimeOffset.UnixEpoch.AddYears(50));
        var budget = new RecognitionBudget(TimeSpan.FromMinutes(20), time);
        budget.HasRoom.ShouldBeTrue();
        budget.Spend(TimeSpan.FromMinutes(25));
        budget.HasRoom.ShouldBeFalse();

        time.Advance(RecognitionBudget.Period);

        budget.HasRoom.ShouldBeTrue();
    }

    private DocumentFile File() => _memory.Get<DocumentReader>().Find(Caller.Anonymous(TestMemory.City), "a").ShouldNotBeNull().Files.Single();

    private async Task SyncAsync(bool full = false) =>
        await _memory.SyncAsync(new ScriptedSource(new Upserted(Remote("a", _server.Address("scan.pdf"), fingerprint: "same")), new Completed("", full)), full);

    private static ExtractedText Nothing(RecognitionState state) =>
        new() { Pages = [new ExtractedPage(1, "")], HasPages = true, Outcome = ExtractionOutcome.NoText, Note = "Pictures.", Recognition = state };

    private static ExtractedText Read() =>
        new() { Pages = [new ExtractedPage(1, "Der Beschluss steht im Bild.") { IsRecognized = true }], HasPages = true, Outcome = ExtractionOutcome.Complete, Recognition = RecognitionState.Done };

    private sealed class ScriptedExtractor : ITextExtractor
    {
        public ExtractedText Next { get; set; } = Read();

        public int Calls { get; private set; }

        public bool CanRecognize { get; set; } = true;

        public Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, CancellationToken cancellationToken) =>
            ExtractAsync(file, claimedMediaType, new RecognitionLimits(1, TimeSpan.FromMinutes(1)), cancellationToken);

        public Task<ExtractedText> ExtractAsync(FileInfo file, string? claimedMediaType, RecognitionLimits recognition, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(Next);
        }

        public ExtractedText Extract(string text, string? claimedMediaType, CancellationToken cancellationToken) =>
            new() { Pages = [new ExtractedPage(1, text)], HasPages = false, Outcome = ExtractionOutcome.Complete };
    }
}
