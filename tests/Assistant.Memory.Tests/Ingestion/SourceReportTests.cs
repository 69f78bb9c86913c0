using Assistant.Memory.Ingestion;
using Assistant.Memory.Ledger;
using Assistant.Sdk;
using static Assistant.Memory.Tests.Ingestion.ScriptedSource;

namespace Assistant.Memory.Tests.Ingestion;

public sealed class SourceReportTests : IAsyncLifetime
{
    private readonly TestMemory _memory = new();
    private readonly FileServer _server = new();

    private SourceReport Report => _memory.Get<SourceReport>();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _memory.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public void A_source_that_was_never_read_has_nothing()
    {
        Report.Read(TestMemory.Key).StartedAt.ShouldBeNull();
        Report.Failures(Of(null), 10, null).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Failures_are_counted_by_class_and_listed_with_their_reasons()
    {
        await SyncAsync();

        var figures = Report.Read(TestMemory.Key);
        (figures.Documents, figures.Passages).ShouldBe((5, 5));
        figures.CompletedAt.ShouldNotBeNull();
        figures.Failures.ShouldBe([(FailureClass.Unreachable, 2), (FailureClass.Gone, 1), (FailureClass.Source, 1)], ignoreOrder: true);
        figures.Failures[0].Count.ShouldBe(2);
        var gone = Report.Failures(Of(FailureClass.Gone), 10, null).Items.Single();
        (gone.DocumentId, gone.Title, gone.File, gone.Attempts).ShouldBe(("gone", "Vorlage gone", "Vorlage", 1));
        gone.Detail.ShouldContain("404");
        gone.RetryAt.ShouldBe(_memory.Time.GetUtcNow() + TimeSpan.FromHours(1));
        gone.Url.ShouldBe(_server.Address("gone.pdf").AbsoluteUri);
        var issue = Report.Failures(Of(FailureClass.Source), 10, null).Items.Single();
        (issue.DocumentId, issue.Title, issue.Detail).ShouldBe(("odd", null, "It has no id."));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_hold_each_failure_once()
    {
        await SyncAsync();
        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = Report.Failures(Of(null), 1, next);
            seen.AddRange(page.Items.Select(item => item.DocumentId));
            next = page.Next;
        }
        while (next is not null);

        seen.ShouldBe(["gone", "down1", "down2", "odd"]);
        Report.Failures(new FailureFilter(["other"]), 10, null).Items.ShouldBeEmpty();
        Report.Failures(new FailureFilter([]), 10, null).Items.ShouldBeEmpty();
        Report.Failures(new FailureFilter([TestMemory.City]) { Plugin = "other" }, 10, null).Items.ShouldBeEmpty();
        Report.Failures(new FailureFilter([TestMemory.City]), 10, null).Items.Count.ShouldBe(4);
        Report.Failures(Of(null), 10, "\0'--").Items.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_an_operator_wants_tried_again_is_due_at_once()
    {
        await SyncAsync();
        foreach (var name in new[] { "gone", "down1", "down2" })
            _server.Serve(name + ".pdf", "Endlich da.");
        _memory.Time.Advance(TimeSpan.FromMinutes(1));
        await _memory.SyncAsync(new ScriptedSource(new Completed("2", false)));
        Report.Read(TestMemory.Key).Failures.Count.ShouldBeGreaterThan(0);

        (await Report.RetryNowAsync(TestMemory.Key, TestContext.Current.CancellationToken)).ShouldBe(3);
        await _memory.SyncAsync(new ScriptedSource(new Completed("3", false)));

        Report.Failures(Of(FailureClass.Unreachable), 10, null).Items.ShouldBeEmpty();
        Report.Failures(Of(FailureClass.Gone), 10, null).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_tells_which_document_it_is_at()
    {
        var told = new List<SyncProgress>();

        await _memory.Get<Synchronizer>().RunAsync(
            new SyncTarget(TestMemory.Key, new ScriptedSource(new Upserted(Paper("1", "Eins")), new Upserted(Paper("2", "Zwei")), new Completed("1", true)), _memory.Client),
            full: false,
            new Listener(told.Add),
            TestContext.Current.CancellationToken);

        told.Select(progress => progress.Current).ShouldBe(["Vorlage 1", "Vorlage 2", "Vorlage 2"]);
        told[^1].Files.ShouldBe(2);
    }

    private static FailureFilter Of(FailureClass? reason) => new([TestMemory.City, "elsewhere"]) { Plugin = "test", Source = "papers", Reason = reason };

    private Task<SyncSummary> SyncAsync()
    {
        _server.Refuse("gone.pdf", 404);
        _server.Refuse("down1.pdf", 503);
        _server.Refuse("down2.pdf", 503);
        return _memory.SyncAsync(new ScriptedSource(
            new Upserted(Paper("1", "Radwege")),
            new Upserted(Paper("2", "Deiche")),
            new Upserted(Remote("gone", _server.Address("gone.pdf"), "text/plain")),
            new Upserted(Remote("down1", _server.Address("down1.pdf"), "text/plain")),
            new Upserted(Remote("down2", _server.Address("down2.pdf"), "text/plain")),
            new Unreadable("odd", "It has no id."),
            new Completed("1", true)));
    }

    private sealed class Listener(Action<SyncProgress> report) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => report(value);
    }
}
